"""The folders of the project that its modules are imported from."""

from __future__ import annotations

import os
import sys
from typing import Any, Iterator, List

from runback.context.user_modules import find_user_modules


def find_import_roots(root: str) -> List[str]:
    """Folders below `root` (or itself: ".") that modules were or could be imported from, relative to it, with `/`.

    In the order of `sys.path`, which matters where two hold the same name; then those of editable installs that work
    without an entry there.
    """
    found = {}
    for folder in [*_searched(), *_mapped(), *_imported()]:
        relative = os.path.relpath(os.path.abspath(folder), root).replace(os.sep, "/")
        if relative != ".." and not relative.startswith("../") and not os.path.isabs(relative):
            found[relative] = True
    return [folder for folder in found if "site-packages" not in folder and "dist-packages" not in folder]


def _searched() -> Iterator[str]:
    for folder in sys.path:
        if isinstance(folder, str) and os.path.isdir(folder or os.curdir) and not folder.startswith(sys.prefix + os.sep):
            yield folder


def _mapped() -> Iterator[str]:
    """What setuptools' editable installs (PEP 660) lead to: a finder in a module with a table of packages."""
    for finder in sys.meta_path:
        mapping: Any = getattr(sys.modules.get(getattr(finder, "__module__", "")), "MAPPING", None)
        if isinstance(mapping, dict):
            for place in mapping.values():
                if isinstance(place, str):
                    yield os.path.dirname(place)


def _imported() -> Iterator[str]:
    for name, path in find_user_modules():
        if name in ("__main__", "__mp_main__"):
            continue
        is_package = os.path.basename(path) == "__init__.py"
        folder = os.path.dirname(path) if is_package else os.path.splitext(path)[0]
        parts = name.split(".")
        # A module that was loaded by hand has another name than its file.
        if folder.split(os.sep)[-len(parts) :] == parts:
            yield os.sep.join(folder.split(os.sep)[: -len(parts)])
