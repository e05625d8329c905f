"""Expected trouble while capturing: a code, a sentence for the user and what to do about it."""

from __future__ import annotations

from typing import Optional


class SnapshotTrouble(Exception):
    """Raised inside this package only; `capture_source` turns it into the record's `reason` and `remedy`.

    `code`: no-git, old-git, no-repository, unsafe-repository, broken-repository, unsafe-filter, not-writable,
    timeout or git-failed.
    """

    def __init__(self, code: str, message: str, remedy: Optional[str] = None) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.remedy = remedy
