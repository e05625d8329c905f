"""Content hashes of files."""

from __future__ import annotations

import hashlib

_BLOCK = 1024 * 1024


def digest_file(path: str) -> str:
    """The SHA-256 of a file, in hexadecimal. Raises OSError."""
    digest = hashlib.sha256()
    with open(path, "rb") as file:
        for block in iter(lambda: file.read(_BLOCK), b""):
            digest.update(block)
    return digest.hexdigest()


def digest_sample(path: str, size: int) -> str:
    """The SHA-256 of the size and of the first and last 64 KiB of a file: quick, but blind to its middle."""
    part = 64 * 1024
    digest = hashlib.sha256(b"%d\0" % size)
    with open(path, "rb") as file:
        digest.update(file.read(part))
        file.seek(max(size - part, 0))
        digest.update(file.read(part))
    return digest.hexdigest()
