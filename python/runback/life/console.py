"""The console log: what the program printed, kept beside the run."""

from __future__ import annotations

import os
import sys
import threading
from typing import Any, Callable, Dict, Tuple

from runback.life.trouble import warn_once

#: Bytes. What is printed beyond is not kept.
LARGEST = 10 * 1024 * 1024
_LONGEST_LINE = 8192


class Console:
    """Copies complete lines of stdout and stderr to a file, while everything is printed as before.

    The streams' own `write` is wrapped on the objects, not the objects replaced: a logging handler that holds the old
    sys.stderr is seen as well, and `isatty`, `fileno` and `buffer` stay what they were. Progress bars redraw a line
    after "\\r"; only its last state is kept. Bytes that other programs or C code write past Python are not seen.
    """

    def __init__(self, path: str) -> None:
        self._fd = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o666)
        self._pid = os.getpid()
        self._size = os.fstat(self._fd).st_size
        self._lock = threading.RLock()
        self._pending: Dict[str, str] = {}
        self._wrapped: Dict[str, Tuple[Any, Callable[..., Any], Callable[..., Any]]] = {}
        #: Whether this thread is inside a write of ours, so that a text passes once where ours is wrapped twice.
        self._passing = threading.local()

    def start(self) -> None:
        """Wraps the streams that are there and can be wrapped. Again, it wraps those that somebody has put back:
        IPython 9 does after every cell."""
        for name in ("stdout", "stderr"):
            stream = getattr(sys, name, None)
            if stream is not None and not self._is_wrapped(name, stream):
                self._wrap(name, stream)

    def stop(self) -> None:
        """Unwraps what nobody has wrapped since, and writes an unfinished line."""
        for stream, earlier, ours in self._wrapped.values():
            if getattr(stream, "write", None) is ours:
                del stream.write
                if stream.write != earlier:
                    # It had a `write` of its own on the object before us.
                    stream.write = earlier
        self._wrapped = {}
        with self._lock:
            for name in list(self._pending):
                text = self._pending.pop(name)
                if text:
                    self._append(text + "\n")
            fd, self._fd = self._fd, -1
            if fd >= 0:
                os.close(fd)

    def _wrap(self, name: str, stream: Any) -> None:
        earlier = stream.write

        def write(text: Any, *more: Any) -> Any:
            if getattr(self._passing, "is_inside", False):
                return earlier(text, *more)
            self._passing.is_inside = True
            try:
                count = earlier(text, *more)
            finally:
                self._passing.is_inside = False
            if isinstance(text, str):
                self._keep(name, text)
            return count

        try:
            stream.write = write
        except (AttributeError, TypeError):
            # A stream without attributes of its own cannot be listened to; its output is simply not kept.
            return
        self._wrapped[name] = (stream, earlier, write)

    def _is_wrapped(self, name: str, stream: Any) -> bool:
        return name in self._wrapped and getattr(stream, "write", None) is self._wrapped[name][2]

    def _keep(self, name: str, text: str) -> None:
        if self._fd < 0 or os.getpid() != self._pid:
            return
        try:
            with self._lock:
                pending = self._pending.get(name, "") + text
                if "\n" not in text and len(pending) < _LONGEST_LINE:
                    # A bar that redraws itself for hours must not grow in memory. What a last "\r" follows is kept:
                    # the newline of a "\r\n" may come in the next call.
                    self._pending[name] = pending[pending.rstrip("\r").rfind("\r") + 1 :]
                    return
                lines = pending.split("\n")
                rest = lines.pop()
                if len(rest) >= _LONGEST_LINE:
                    lines.append(rest)
                    rest = ""
                self._pending[name] = rest
                self._append("".join(_last_state(line) + "\n" for line in lines))
        except Exception as problem:
            warn_once("console", f"the console log is incomplete: {type(problem).__name__}: {problem}")

    def _append(self, text: str) -> None:
        if self._size >= LARGEST or not text or self._fd < 0:
            return
        data = text.encode("utf-8", "replace")
        if self._size + len(data) >= LARGEST:
            data = data[: LARGEST - self._size] + b"\n[the console log ends here: it reached 10 MB]\n"
            self._size = LARGEST
        self._size += len(data)
        os.write(self._fd, data)


def _last_state(line: str) -> str:
    return line.rstrip("\r").rpartition("\r")[2]
