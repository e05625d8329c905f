"""From a run in the training process to a capture process that knows what it knows."""

from __future__ import annotations

import os
import sys
import time
from typing import Any, Dict, List, Optional

from runback.capture.merge_imports import merge_imports
from runback.capture.request import CaptureRequest
from runback.capture.spawn import spawn_capture
from runback.context.env_variables import pick_env_variables
from runback.context.host_name import host_name
from runback.context.import_roots import find_import_roots
from runback.context.launch import find_launch
from runback.context.other_worktree import find_imported_elsewhere
from runback.context.project_files import find_imported_files, find_project_root
from runback.context.redact import redact_arguments
from runback.context.user_name import user_name
from runback.life.trouble import warn_once
from runback.place.earlier_run import last_record
from runback.run import Run


def start_capture(run: Run, log_directory: str, entry: Optional[str]) -> None:
    """Has environment and source of the run captured beside the training. RUNBACK_CAPTURE=0 switches it off.

    When the capture cannot be started, the environment is recorded from here, and the source says why it is missing.
    """
    if run.records is None or run.folder is None or os.environ.get("RUNBACK_CAPTURE") == "0":
        return
    cwd = os.getcwd()
    root = find_project_root(entry, cwd)
    imported = find_imported_files(root)
    request = CaptureRequest(
        attempt=run.attempt,
        run_folder=run.folder,
        log_folders=[log_directory],
        entry=entry,
        imported=imported,
        project_root=root,
        cwd=cwd,
        sys_path=[str(folder) for folder in sys.path],
        environment=_environment(entry, root, imported),
        wall=time.time(),
        monotonic=time.monotonic(),
    )
    run.at_end.append(lambda _: _tell_late_imports(run, root, request.environment))
    try:
        problem = spawn_capture(request)
    except (OSError, ValueError) as error:
        problem = str(error)
    if problem is not None:
        from runback.capture.source import no_source

        warn_once("capture", f"the source of this run is not captured: {problem}")
        run.records.append_fields("environment", {"attempt": run.attempt, **request.environment})
        run.records.append_fields("source", {"attempt": run.attempt, **no_source(problem)})


def _tell_late_imports(run: Run, root: str, at_start: Dict[str, Any]) -> None:
    """Repeats the environment record at the end if more was imported than was known.

    A short run is over before its capture is: then this record comes first, and the capture's takes its files over.
    """
    records = run.records
    if records is None:
        return
    captured = last_record(records.path, "environment")
    is_captured = captured is not None and captured.get("attempt") == run.attempt
    earlier = captured if captured is not None and is_captured else {"attempt": run.attempt, **at_start}
    known = {
        "imported_files": _relative(find_imported_files(root), root),
        "imported_elsewhere": find_imported_elsewhere(root),
        "import_roots": find_import_roots(root),
    }
    late = merge_imports(earlier, known)
    if any(len(files) > len(earlier.get(name) or []) for name, files in late.items()):
        fields = {key: value for key, value in earlier.items() if key not in ("v", "type", "seq", "t", "w")}
        records.append_fields("environment", {**fields, **late})


def _relative(files: List[str], root: str) -> List[str]:
    return [os.path.relpath(file, root).replace(os.sep, "/") for file in files]


def _environment(entry: Optional[str], root: str, imported: List[str]) -> Dict[str, Any]:
    return {
        "python": {
            "version": sys.version.split()[0],
            "implementation": sys.implementation.name,
            "executable": sys.executable,
            "prefix": sys.prefix,
        },
        "platform": _platform(),
        "cpu_count": _cpu_count(),
        "host": host_name(),
        "user": user_name(),
        "pid": os.getpid(),
        "argv": redact_arguments(sys.argv),
        "launch": find_launch(),
        "cwd": os.getcwd(),
        "entry_script": entry,
        "imported_files": _relative(imported, root),
        "imported_elsewhere": find_imported_elsewhere(root),
        "import_roots": find_import_roots(root),
        "env": pick_env_variables(os.environ),
    }


def _platform() -> str:
    # platform.platform() may start a process or read the interpreter's binary, and is slow to import.
    if hasattr(os, "uname"):
        names = os.uname()
        return f"{names.sysname}-{names.release}-{names.machine}"
    import platform

    return f"{sys.platform}-{platform.machine()}"


def _cpu_count() -> Optional[int]:
    """The processors this process may use, which in a cluster job are fewer than the machine has."""
    try:
        return len(os.sched_getaffinity(0))
    except (AttributeError, OSError):
        # Not on this system.
        return os.cpu_count()
