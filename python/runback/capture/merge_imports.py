"""Joining what the program and its capture know of imports."""

from __future__ import annotations

from typing import Any, Dict, List, Mapping


def merge_imports(earlier: Mapping[str, Any], later: Mapping[str, Any]) -> Dict[str, List[str]]:
    """The fields about imports of two environment records, each with the entries of both.

    Files are sorted; the order of import roots means something, and is kept.
    """
    return {
        "imported_files": sorted(_both(earlier, later, "imported_files")),
        "imported_elsewhere": sorted(_both(earlier, later, "imported_elsewhere")),
        "import_roots": _both(earlier, later, "import_roots"),
    }


def _both(earlier: Mapping[str, Any], later: Mapping[str, Any], field: str) -> List[str]:
    lists = [fields.get(field) for fields in (earlier, later)]
    names = [name for found in lists if isinstance(found, list) for name in found if isinstance(name, str)]
    return list(dict.fromkeys(names))
