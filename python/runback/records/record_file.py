"""The append side of events.jsonl: one record is one write()."""

from __future__ import annotations

import os
import threading
import time
from typing import Optional

from runback.life.trouble import warn_once
from runback.records.encode import encode_json
from runback.version import FORMAT_VERSION

_FLAGS = os.O_WRONLY | os.O_APPEND | os.O_CREAT | getattr(os, "O_BINARY", 0)
#: This process. Kept, since asking the system for every record is a good part of what a record costs.
_process = os.getpid()


def _note_fork() -> None:
    global _process
    _process = os.getpid()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_note_fork)


class RecordFile:
    """Appends records of one writer to one file.

    Every record goes out in a single write() on an O_APPEND descriptor with no buffer of ours, so a killed
    process loses at most the line being written, and two writers never mix their lines.
    Raises OSError only when it cannot be opened; a failing write is one warning, and `seq` then shows the gap.
    """

    def __init__(self, path: str, writer: Optional[str] = None, first_seq: int = 0, is_torn: bool = False) -> None:
        self.path = path
        self._fd = os.open(path, _FLAGS, 0o666)
        #: The process that may append; a forked child may not.
        self.pid = _process
        self._seq = first_seq
        self._writer = "" if writer is None else ',"w":' + encode_json(writer)
        # Re-entrant: a signal handler may write run.end while the same thread is inside append.
        self._lock = threading.RLock()
        #: Whether the file ends in the middle of a line.
        self._torn = is_torn

    @property
    def is_open(self) -> bool:
        """Whether this process may still append; false in a forked child and after close."""
        return self._fd >= 0 and self.pid == _process

    def append(self, kind: str, fields: str) -> bool:
        """Appends one record. `fields` is JSON text that follows `t`: empty, or beginning with a comma.

        Returns whether the whole line reached the file.
        """
        if self._fd < 0 or self.pid != _process:
            return False
        with self._lock:
            seq = self._seq
            self._seq = seq + 1
            return self._write(
                f'{{"v":{FORMAT_VERSION},"type":"{kind}","seq":{seq},"t":{time.time():.3f}{self._writer}{fields}}}\n'
            )

    def append_fields(self, kind: str, fields: dict) -> bool:
        """Appends one record whose fields are Python values."""
        body = encode_json(fields)[1:-1]
        return self.append(kind, "," + body if body else "")

    def sync(self) -> None:
        """Asks the system to bring the file to disk; a file system that cannot is left alone."""
        try:
            os.fsync(self._fd)
        except OSError:
            # Some network and FUSE file systems have no fsync; the data is with the kernel already.
            pass

    def close(self) -> None:
        """Closes the file; later appends are refused."""
        with self._lock:
            fd, self._fd = self._fd, -1
            if fd >= 0:
                os.close(fd)

    def _write(self, line: str) -> bool:
        try:
            data = line.encode("utf-8")
        except UnicodeEncodeError:
            # A lone surrogate (an undecodable file name): JSON can only carry it as an escape.
            data = line.encode("utf-8", "backslashreplace")
        if self._torn:
            # The line before was cut short: a newline of our own keeps this one readable.
            data = b"\n" + data
        try:
            written = os.write(self._fd, data)
            while 0 < written < len(data):
                data = data[written:]
                self._torn = True
                written = os.write(self._fd, data)
        except OSError as problem:
            warn_once(
                "write", f"cannot write {self.path}: {problem.strerror}; the training goes on, these records are lost"
            )
            return False
        self._torn = False
        return True
