"""How the program was started: what stands between the interpreter and the program's own arguments."""

from __future__ import annotations

import sys
from typing import List, Optional

from runback.context.entry_script import active_shell
from runback.context.redact import redact_text

_by_launcher: List[str] = []


def note_launcher(script: str, is_module: bool) -> None:
    """Tells that `python -m runback` runs this script or module."""
    _by_launcher[:] = ["-m", "runback", *(["-m"] if is_module else []), script]


def find_launch() -> Optional[List[str]]:
    """For instance ["train.py"] or ["-m", "pkg.train"]; None at a prompt, under `-c` and in a notebook."""
    if _by_launcher:
        return list(_by_launcher)
    if active_shell() is not None:
        return None
    spec = getattr(sys.modules.get("__main__"), "__spec__", None)
    name = getattr(spec, "name", None)
    # A folder or archive that was started has a module of this name too.
    if isinstance(name, str) and name != "__main__":
        return ["-m", name[: -len(".__main__")] if name.endswith(".__main__") else name]
    script = sys.argv[0] if sys.argv else ""
    return None if script in ("", "-c") else [redact_text(script)]
