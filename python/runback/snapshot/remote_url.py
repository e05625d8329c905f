"""Remote addresses without credentials."""

from __future__ import annotations

import re


def without_credentials(url: str) -> str:
    """The address without user, password, query and fragment; an ssh user name stays, since it is not a secret."""
    match = re.match(r"^([A-Za-z][A-Za-z0-9+.-]*)://([^/]*)(.*)$", url, re.DOTALL)
    if match is None:
        return url  # `host:path`, `user@host:path` or a local path: no place for a password
    scheme, host, rest = match.groups()
    user, at, server = host.rpartition("@")
    keeps_user = at and scheme.lower() in ("ssh", "git+ssh", "ssh+git")
    return scheme + "://" + (user.split(":")[0] + "@" if keeps_user else "") + server + re.split(r"[?#]", rest)[0]
