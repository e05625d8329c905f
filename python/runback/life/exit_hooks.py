"""Learning how the process ends: uncaught exceptions, exit codes, signals."""

from __future__ import annotations

import atexit
import os
import sys
import threading
from types import TracebackType
from typing import Any, Callable, Optional, Type

from runback.life.ending import Ending, describe_exception, ending_of_exception, ending_of_exit
from runback.life.signals import Signals, signal_name

#: What ends a notebook's run: set by the notebook, since a failing cell does not end the kernel.
EndingSource = Callable[[], Optional[Ending]]


class ExitHooks:
    """Hooks that chain to whatever was there before, and are taken out again when the last run ends.

    `end_all` is called at most once, at exit or before a deadly signal; `activity` counts what was logged, so that
    a `sys.exit` that somebody caught, after which the training went on, is not taken for the end.
    """

    def __init__(self, end_all: Callable[[Ending], None], activity: Callable[[], int]) -> None:
        self._end_all = end_all
        self._activity = activity
        self._pid = os.getpid()
        self._ending: Optional[Ending] = None
        self._exit: Optional[Ending] = None
        self._activity_at_exit = -1
        self._thread_error: Optional[dict] = None
        self._signal: Optional[int] = None
        self._last_value = getattr(sys, "last_value", None)
        self._signals = Signals(self._on_signal_seen, self._on_deadly_signal)
        #: Overrides what the hooks saw; see EndingSource.
        self.ending_source: Optional[EndingSource] = None

    def install(self) -> None:
        """Sets all hooks."""
        self._earlier_excepthook, sys.excepthook = sys.excepthook, self._on_exception
        self._earlier_thread_hook, threading.excepthook = threading.excepthook, self._on_thread_exception
        self._earlier_exit = sys.exit
        setattr(sys, "exit", self._on_sys_exit)
        atexit.register(self.finish)
        self._signals.install()

    def release(self) -> None:
        """Takes out the hooks that nobody has wrapped since."""
        if sys.excepthook == self._on_exception:
            sys.excepthook = self._earlier_excepthook
        if threading.excepthook == self._on_thread_exception:
            threading.excepthook = self._earlier_thread_hook
        if sys.exit == self._on_sys_exit:
            setattr(sys, "exit", self._earlier_exit)
        atexit.unregister(self.finish)
        self._signals.release()

    def finish(self) -> None:
        """Ends all runs with what is known about the end of this process."""
        if os.getpid() == self._pid:
            self._end_all(self._known_ending())

    def _known_ending(self) -> Ending:
        told = self.ending_source() if self.ending_source is not None else None
        if told is not None:
            return told
        if self._ending is None and not hasattr(sys, "ps1"):
            # Set by the interpreter even when somebody replaced our excepthook; at a prompt errors end nothing.
            last = getattr(sys, "last_value", None)
            if last is not None and last is not self._last_value:
                self._ending = ending_of_exception(type(last), last, last.__traceback__)
        if self._ending is not None:
            return self._ending
        is_exit_current = self._exit is not None and self._activity() == self._activity_at_exit
        ending = self._exit if is_exit_current and self._exit is not None else Ending("FINISHED", 0)
        if self._signal is not None:
            ending = Ending(
                "KILLED", ending.exit_code, {"type": "Signal", "message": signal_name(self._signal), "traceback": None}
            )
        return ending._replace(error=ending.error or self._thread_error)

    def _on_exception(self, kind: Type[BaseException], value: BaseException, trace: Optional[TracebackType]) -> None:
        if os.getpid() == self._pid and not hasattr(sys, "ps1"):
            self._ending = ending_of_exception(kind, value, trace)
        self._earlier_excepthook(kind, value, trace)

    def _on_thread_exception(self, args: Any) -> None:
        if os.getpid() == self._pid and not issubclass(args.exc_type, SystemExit):
            # A thread's death ends no program: the status stays that of the process, the error is kept.
            self._thread_error = describe_exception(args.exc_type, args.exc_value, args.exc_traceback)
            self._thread_error["thread"] = args.thread.name if args.thread is not None else None
        self._earlier_thread_hook(args)

    def _on_sys_exit(self, status: Any = None) -> None:
        if os.getpid() == self._pid and threading.current_thread() is threading.main_thread():
            self._exit = ending_of_exit(status)
            self._activity_at_exit = self._activity()
        self._earlier_exit(status)

    def _on_signal_seen(self, number: int) -> None:
        self._signal = number

    def _on_deadly_signal(self, number: int) -> None:
        error = {"type": "Signal", "message": signal_name(number), "traceback": None}
        self._end_all(Ending("KILLED", 128 + number, error))
