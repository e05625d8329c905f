"""Paths of a repository are bytes; records hold text. This is the reversible way between the two."""

from __future__ import annotations

_ESCAPES = {7: "a", 8: "b", 9: "t", 10: "n", 11: "v", 12: "f", 13: "r", 34: '"', 92: "\\"}
_UNESCAPES = {ord(letter): byte for byte, letter in _ESCAPES.items()}


def path_text(path: bytes) -> str:
    """The path as text: UTF-8 as it is; when it is not UTF-8 or begins with a double quote, quoted as git does."""
    if not path.startswith(b'"'):
        try:
            return path.decode("utf-8")
        except UnicodeDecodeError:
            pass  # Falls through to the quoted form, which holds any bytes.
    parts = ['"']
    for byte in path:
        if byte in _ESCAPES:
            parts.append("\\" + _ESCAPES[byte])
        elif byte < 32 or byte >= 127:
            parts.append("\\%03o" % byte)
        else:
            parts.append(chr(byte))
    parts.append('"')
    return "".join(parts)


def path_bytes(text: str) -> bytes:
    """The inverse of `path_text`. Raises ValueError for a text that begins with a quote and is not well formed."""
    if not text.startswith('"'):
        return text.encode("utf-8")
    if len(text) < 2 or not text.endswith('"'):
        raise ValueError("badly quoted path: " + text)
    body = text[1:-1].encode("latin-1")
    result = bytearray()
    at = 0
    while at < len(body):
        byte = body[at]
        if byte != 92:
            result.append(byte)
            at += 1
        elif body[at + 1 : at + 2].isdigit():
            result.append(int(body[at + 1 : at + 4], 8))
            at += 4
        elif at + 1 < len(body) and body[at + 1] in _UNESCAPES:
            result.append(_UNESCAPES[body[at + 1]])
            at += 2
        else:
            raise ValueError("badly quoted path: " + text)
    return bytes(result)
