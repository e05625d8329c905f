"""Shapes of access tokens and keys. A file that holds one is never copied (docs/snapshots.md, "Token shapes")."""

from __future__ import annotations

import re
from typing import Optional

# Written so that Python's bytes patterns and JavaScript's patterns over Latin-1 text mean the same.
_SHAPES = tuple(
    (label, re.compile(pattern))
    for label, pattern in (
        ("private key", rb"-----BEGIN [A-Z ]{0,40}PRIVATE KEY"),
        ("AWS key", rb"\b(?:AKIA|ASIA)[0-9A-Z]{16}\b"),
        ("GitHub token", rb"\bgh[pousr]_[A-Za-z0-9]{36}"),
        ("GitHub token", rb"\bgithub_pat_[A-Za-z0-9_]{22}"),
        ("GitLab token", rb"\bglpat-[A-Za-z0-9_-]{20}"),
        ("Slack token", rb"\bxox[abeprs]-[A-Za-z0-9-]{10}"),
        ("Hugging Face token", rb"\bhf_[A-Za-z0-9]{30}"),
        ("OpenAI key", rb"\bsk-[A-Za-z0-9]{32}"),
        ("API key", rb"\bsk-(?:proj|svcacct|admin|ant-[a-z0-9]{2,8}|or-v1)-[A-Za-z0-9_-]{20}"),
        ("Google key", rb"\bAIza[0-9A-Za-z_-]{35}"),
        ("npm token", rb"\bnpm_[A-Za-z0-9]{36}"),
        ("PyPI token", rb"\bpypi-AgEI[A-Za-z0-9_-]{20}"),
        ("Stripe key", rb"\b[rs]k_live_[0-9A-Za-z]{20}"),
        ("SendGrid key", rb"\bSG\.[A-Za-z0-9_-]{16,64}\.[A-Za-z0-9_-]{16}"),
        ("Azure key", rb"AccountKey=[A-Za-z0-9+/]{60}"),
        ("W&B key", rb"[Ww][Aa][Nn][Dd][Bb]_?[Aa][Pp][Ii]_?[Kk][Ee][Yy][^\n]{0,20}\b[0-9a-f]{40}\b"),
        ("JSON web token", rb"\beyJ[A-Za-z0-9_-]{10,4096}\.eyJ[A-Za-z0-9_-]{10,4096}\.[A-Za-z0-9_-]{10}"),
        ("password in an address", rb"\b[a-z][a-z0-9+.-]{1,20}://[^\x00-\x20/:@'\"<>{}$]{1,100}:[^\x00-\x20/:@'\"<>{}$]{3,100}@"),
    )
)


def find_token_shape(content: bytes) -> Optional[str]:
    """What kind of token or key the content seems to hold (the first of the list that matches), or None."""
    return next((label for label, shape in _SHAPES if shape.search(content)), None)
