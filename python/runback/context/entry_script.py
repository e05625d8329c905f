"""The file the user started: what a run leads back to."""

from __future__ import annotations

import os
import sys
from typing import Any, Optional

from runback.context.installed import is_installed


def find_entry_script() -> Optional[str]:
    """The absolute path of the script or notebook that was started, or None: at a prompt, under `-c`, or when
    it is an installed tool (`pytest`, `torchrun`) and no code of the user's.
    """
    notebook = _notebook_file()
    if notebook is not None:
        return notebook
    path = getattr(sys.modules.get("__main__"), "__file__", None)
    if not isinstance(path, str) or not os.path.isfile(path):
        return None
    path = os.path.abspath(path)
    return None if is_installed(path) else path


def _notebook_file() -> Optional[str]:
    shell = active_shell()
    if shell is None:
        return None
    # The first is set by VS Code, the second by Jupyter Server 2 and later.
    for path in (shell.user_ns.get("__vsc_ipynb_file__"), os.environ.get("JPY_SESSION_NAME")):
        if isinstance(path, str) and os.path.isfile(path):
            return os.path.abspath(path)
    return None


def active_shell() -> Optional[Any]:
    """The running IPython shell, or None; never imports IPython."""
    module = sys.modules.get("IPython")
    find = getattr(module, "get_ipython", None)
    return find() if callable(find) else None
