"""Which files of a project a script imports, read from its text before it runs."""

from __future__ import annotations

import ast
import os
from typing import Iterator, List, Set

_MOST_FILES = 2000
_LARGEST = 1024 * 1024


def find_import_closure(entry: str, root: str) -> List[str]:
    """Absolute paths of the files below `root` that `entry` imports, and they in turn, sorted; `entry` included.

    Modules are looked for beside the entry script and at the root. What is imported by a computed name is not seen.
    """
    found: Set[str] = set()
    waiting = [entry]
    places = [os.path.dirname(entry), root, os.path.join(root, "src")]
    while waiting and len(found) < _MOST_FILES:
        file = waiting.pop()
        if file in found or not file.startswith(root.rstrip(os.sep) + os.sep):
            continue
        found.add(file)
        for name, level in _imports(file):
            base = os.path.dirname(file)
            for _ in range(level - 1):
                base = os.path.dirname(base)
            for place in [base] if level else places:
                waiting.extend(_files_of(place, name))
    return sorted(found)


def _imports(file: str) -> Iterator[tuple]:
    try:
        if not file.endswith(".py") or os.path.getsize(file) > _LARGEST:
            return
        with open(file, "rb") as source:
            tree = ast.parse(source.read())
    except (OSError, SyntaxError, ValueError, RecursionError):
        # Python itself will tell the user; here the file just leads no further.
        return
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield alias.name, 0
        elif isinstance(node, ast.ImportFrom):
            module = node.module or ""
            yield module, node.level
            for alias in node.names:
                # `from package import module` names a file as well.
                yield (module + "." if module else "") + alias.name, node.level


def _files_of(place: str, name: str) -> List[str]:
    files: List[str] = []
    path = place
    for part in [part for part in name.split(".") if part]:
        path = os.path.join(path, part)
        files.extend(file for file in (path + ".py", os.path.join(path, "__init__.py")) if os.path.isfile(file))
    return files
