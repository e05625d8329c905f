"""Signals that end a process: the run is ended first, then everything goes on as it would have."""

from __future__ import annotations

import os
import signal
import threading
import weakref
from types import FrameType
from typing import Any, Callable, Dict, Optional


class Signals:
    """Handlers for SIGTERM, SIGHUP and, where Python does not turn it into an exception, SIGINT.

    A handler that was there before is called and decides: only then is `on_seen` told, since a program that
    handles SIGTERM may still save its work. Without one `on_death` is told and the default act follows.
    An ignored signal (nohup) stays ignored. Only the main thread may set handlers; elsewhere nothing is set.
    """

    def __init__(self, on_seen: Callable[[int], None], on_death: Callable[[int], None]) -> None:
        self._on_seen = on_seen
        self._on_death = on_death
        self._pid = os.getpid()
        self._earlier: Dict[int, Any] = {}
        if hasattr(os, "register_at_fork"):
            # A forked worker that is terminated inside C code must die at once, as it would without us.
            itself = weakref.ref(self)
            os.register_at_fork(after_in_child=lambda: _release(itself()))

    def install(self) -> None:
        """Sets the handlers."""
        if threading.current_thread() is not threading.main_thread():
            return
        for name in ("SIGTERM", "SIGHUP", "SIGINT"):
            number = getattr(signal, name, None)
            if number is None:
                continue
            earlier = signal.getsignal(number)
            # None: set from C, which we could not call. Python's own SIGINT raises KeyboardInterrupt, as wanted.
            if earlier is None or earlier is signal.SIG_IGN or earlier is signal.default_int_handler:
                continue
            self._earlier[number] = earlier
            signal.signal(number, self._handle)

    def release(self) -> None:
        """Puts the earlier handlers back where ours are still set."""
        if threading.current_thread() is not threading.main_thread():
            return
        for number, earlier in self._earlier.items():
            if signal.getsignal(number) == self._handle:
                signal.signal(number, earlier)
        self._earlier = {}

    def _handle(self, number: int, frame: Optional[FrameType]) -> None:
        earlier = self._earlier.get(number, signal.SIG_DFL)
        is_ours = os.getpid() == self._pid
        if callable(earlier):
            if is_ours:
                self._on_seen(number)
            earlier(number, frame)
            return
        if is_ours:
            self._on_death(number)
        signal.signal(number, signal.SIG_DFL)
        os.kill(os.getpid(), number)


def _release(signals: Optional[Signals]) -> None:
    if signals is not None:
        signals.release()


def signal_name(number: int) -> str:
    """`SIGTERM` for 15."""
    try:
        return signal.Signals(number).name
    except ValueError:
        return f"signal {number}"
