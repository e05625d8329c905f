"""How a run ended."""

from __future__ import annotations

from types import TracebackType
from typing import Any, Dict, NamedTuple, Optional, Type

_LONGEST_TRACEBACK = 20_000


class Ending(NamedTuple):
    """The fields of run.end that are not known to the run itself."""

    status: str
    exit_code: Optional[int] = None
    error: Optional[Dict[str, Any]] = None


def ending_of_exception(
    kind: Type[BaseException], value: Optional[BaseException], trace: Optional[TracebackType]
) -> Ending:
    """What an exception that leaves the program, or the `with` block of a run, means for that run."""
    if issubclass(kind, SystemExit):
        return ending_of_exit(value.code if isinstance(value, SystemExit) else None)
    error = describe_exception(kind, value, trace)
    if issubclass(kind, KeyboardInterrupt):
        return Ending("KILLED", 130, error)
    return Ending("FAILED", 1, error)


def ending_of_exit(code: object) -> Ending:
    """What `sys.exit(code)` means: None and 0 are success, text is printed and means 1."""
    if code is None:
        return Ending("FINISHED", 0)
    number = code if isinstance(code, int) else 1
    error = None if isinstance(code, int) else {"type": "SystemExit", "message": str(code), "traceback": None}
    return Ending("FINISHED" if number == 0 else "FAILED", number, error)


def describe_exception(
    kind: Type[BaseException], value: Optional[BaseException], trace: Optional[TracebackType]
) -> Dict[str, Any]:
    """The `error` field: type, message, traceback (its end, where the cause stands, when it is long)."""
    import traceback

    try:
        text = "".join(traceback.format_exception(kind, value, trace))
        message = str(value)
    except Exception:
        # An exception whose own __str__ raises is still an exception to record.
        text, message = "", ""
    return {"type": kind.__name__, "message": message[:2000], "traceback": text[-_LONGEST_TRACEBACK:]}
