"""Starting the capture process without leaving the training a child to care for."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import List, Optional

import runback
from runback.capture.last_wait import open_watch
from runback.capture.request import CaptureRequest, write_request

#: An isolated interpreter without site: quick to start, and no code of the user's runs in it. The package is made by
#: hand: its __init__ would load all the logger, and its folder on sys.path could hide a standard module.
_CODE = (
    "import sys; package = type(sys)('runback'); package.__path__ = [sys.argv[1]]; sys.modules['runback'] = package; "
    "from runback.capture.work import main; main()"
)
#: The shell ends at once and the capture becomes an orphan: a child of ours would turn up in the training's os.wait().
_ORPHAN = 'exec 3<&0; "$@" <&3 3<&- >/dev/null 2>&1 &'


def spawn_capture(request: CaptureRequest) -> Optional[str]:
    """Starts the capture. Returns why it cannot be started, or None. Takes about 5 ms. Raises OSError."""
    python = _find_python()
    if python is None:
        return "the program has no Python interpreter of its own to start"
    package = os.path.dirname(os.path.abspath(runback.__file__))
    command = [python, "-I", "-S", *(["-B"] if sys.dont_write_bytecode else []), "-c", _CODE, package]
    import tempfile

    # A file and not a pipe: a pipe could block on a long request, or break if the training dies at once.
    with tempfile.TemporaryFile() as file:
        file.write(write_request(request))
        file.seek(0)
        if sys.platform == "win32":
            flags = subprocess.DETACHED_PROCESS | subprocess.BELOW_NORMAL_PRIORITY_CLASS
            _start(command, file, creationflags=flags)
            return None
        watch = open_watch(os.environ)
        try:
            options = {"start_new_session": True, "pass_fds": () if watch is None else (watch,)}
            if os.access("/bin/sh", os.X_OK):
                _start(["/bin/sh", "-c", _ORPHAN, "sh"] + command, file, **options).wait()
            else:
                _wait_in_thread(_start(command, file, **options))
        finally:
            if watch is not None:
                os.close(watch)
    return None


def _start(command: List[str], file: object, **options: object) -> subprocess.Popen:
    return subprocess.Popen(  # type: ignore[call-overload]
        command,
        stdin=file,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        cwd=os.path.abspath(os.sep),
        **options,
    )


def _wait_in_thread(process: subprocess.Popen) -> None:
    import threading

    threading.Thread(target=process.wait, name="runback-capture", daemon=True).start()


def _find_python() -> Optional[str]:
    """The interpreter; never the executable of a frozen or embedding program, which would run that again."""
    path = sys.executable
    if not path or getattr(sys, "frozen", False):
        return None
    name = os.path.basename(path).lower()
    return path if name.startswith(("python", "pypy", "graalpy")) and os.access(path, os.X_OK) else None
