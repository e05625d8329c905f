"""The installed packages, as the program saw them."""

from __future__ import annotations

import json
import re
from importlib import metadata
from typing import Dict, List

from runback.context.redact import redact_text


def list_packages(path: List[str]) -> List[str]:
    """One `name==version` per distribution found on `path` (a sys.path), sorted by name, the first of a name only.

    What was installed from a repository or folder says so in a comment, since its version alone tells little.
    """
    lines: Dict[str, str] = {}
    for distribution in metadata.distributions(path=path):
        try:
            name = distribution.metadata["Name"]
            if not name:
                continue
            normal = re.sub(r"[-_.]+", "-", name).lower()
            lines.setdefault(normal, f"{normal}=={distribution.version}{_origin(distribution)}")
        except Exception:
            # One broken distribution must not hide the others.
            continue
    return [lines[name] for name in sorted(lines)]


def _origin(distribution: metadata.Distribution) -> str:
    text = distribution.read_text("direct_url.json")
    if not text:
        return ""
    origin = json.loads(text)
    url = redact_text(str(origin.get("url", "")))
    commit = origin.get("vcs_info", {}).get("commit_id")
    return f"  # {url}@{commit}" if commit else f"  # {url}"
