"""What must not reach a log: values with the names or the shapes of secrets."""

from __future__ import annotations

import re
from typing import Any, List, Sequence

REDACTED = "[redacted]"

_SECRET_NAME = re.compile(
    r"pass(word|wd|phrase)|secret|credential|private[_-]?key|api[_-]?key|access[_-]?key|auth[_-]?key|bearer"
    r"|(^|[_.-])(api|access|auth|hf|hub|hugging_?face|github|gitlab|refresh|session|wandb|slack|bot|user)[_-]?token$"
    # A plain "token" is a secret only as a whole name: max_tokens, pad_token and tokenizer are everyday params.
    r"|^(token|auth|pwd|dsn)$|apikey|account[_-]?key|connection[_-]?string",
    re.IGNORECASE,
)
_SECRET_SHAPE = re.compile(
    # Not in the middle of a word: "mask-rcnn-…" holds "sk-".
    r"(?<![A-Za-z0-9])(?:gh[pousr]_[A-Za-z0-9]{30,}|github_pat_[A-Za-z0-9_]{20,}|glpat-[A-Za-z0-9_-]{20,}"
    r"|hf_[A-Za-z0-9]{30,}|sk-(?:[a-z0-9]+-){0,3}[A-Za-z0-9_]{20,}[A-Za-z0-9_-]*|[rs]k_(?:live|test)_[A-Za-z0-9]{16,}"
    r"|(?:AKIA|ASIA)[0-9A-Z]{16}|AIza[0-9A-Za-z_-]{35}|xox[abposr]-[A-Za-z0-9-]{10,}|npm_[A-Za-z0-9]{36}"
    r"|pypi-[A-Za-z0-9_-]{40,}|dop_v1_[a-f0-9]{64}|ya29\.[A-Za-z0-9_-]{20,}"
    r"|eyJ[A-Za-z0-9_-]{8,}\.eyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]+)"
    r"|-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)"
    r"|(?<=[Bb]earer )[A-Za-z0-9._~+/-]{16,}=*"
)
_URL_CREDENTIALS = re.compile(r"(?<=://)[^/\s@'\"]+@")


def redact_text(text: str) -> str:
    """`text` with tokens, private keys and the credentials of addresses redacted."""
    return _URL_CREDENTIALS.sub(REDACTED + "@", _SECRET_SHAPE.sub(REDACTED, text))


def is_secret_name(name: str) -> bool:
    """Whether a param, variable or option of this name is taken for a secret."""
    return _SECRET_NAME.search(name) is not None


def redact_mapping(value: Any, is_secret: bool = False) -> Any:
    """`value` (of JSON's types) with the texts under secret names, and texts of secret shape, redacted."""
    if isinstance(value, dict):
        return {redact_text(key): redact_mapping(item, is_secret or is_secret_name(key)) for key, item in value.items()}
    if isinstance(value, list):
        return [redact_mapping(item, is_secret) for item in value]
    if isinstance(value, str):
        return REDACTED if is_secret and value else redact_text(value)
    return value


def redact_arguments(arguments: Sequence[str]) -> List[str]:
    """A command line with the values of secret options (`--api-key X`, `--api-key=X`, `api_key=X`) redacted."""
    kept: List[str] = []
    is_next_secret = False
    for argument in arguments:
        name, equals, _ = argument.partition("=")
        is_secret = is_secret_name(name.lstrip("-+"))
        if is_next_secret and not argument.startswith("-"):
            kept.append(REDACTED)
        elif equals and is_secret:
            kept.append(name + "=" + REDACTED)
        else:
            kept.append(redact_text(argument))
        is_next_secret = is_secret and not equals and argument.startswith("-")
    return kept
