"""Python values as the JSON of a record: typed, finite, and readable by a reader with 53-bit integers."""

from __future__ import annotations

import enum
import json
import math
import os
from collections.abc import Mapping
from typing import Any, Dict, Optional

#: Beyond this a JSON number loses digits in JavaScript; such integers are written as strings.
LARGEST_INTEGER = 2**53
_DEEPEST = 20
_LONGEST_TEXT = 10_000
_MOST_ITEMS = 10_000

_known_keys: Dict[str, str] = {}


def encode_key(key: Any) -> str:
    """A metric key as JSON text. Metric keys recur, so their encodings are kept (bounded)."""
    known = _known_keys.get(key)
    # True and 1 are equal keys of a dict; only texts are looked up for themselves.
    if known is None or type(key) is not str:
        known = json.dumps(str(key), ensure_ascii=False)
        if type(key) is str and len(_known_keys) < _MOST_ITEMS:
            _known_keys[key] = known
    return known


def encode_number(value: Any) -> Optional[str]:
    """A number as JSON text, or None if `value` is not one number.

    Takes Python's own numbers and everything with `item()` or `__float__`: NumPy, PyTorch, JAX,
    TensorFlow scalars, Decimal, Fraction.
    """
    if isinstance(value, float):
        if value - value == 0.0:
            # float.__repr__, since NumPy's float64 is a float whose own repr is not a number.
            return float.__repr__(value)
        return '"NaN"' if value != value else ('"Infinity"' if value > 0 else '"-Infinity"')
    if isinstance(value, int):
        number = int(value)
        text = int.__repr__(number)
        return text if -LARGEST_INTEGER <= number <= LARGEST_INTEGER else '"' + text + '"'
    if isinstance(value, (str, bytes)) or value is None:
        return None
    item = getattr(value, "item", None)
    if callable(item):
        try:
            plain = item()
        except (TypeError, ValueError, RuntimeError):
            return None
        return encode_number(plain) if isinstance(plain, (int, float)) else _encode_as_float(plain)
    return _encode_as_float(value)


def _encode_as_float(value: Any) -> Optional[str]:
    try:
        return encode_number(float(value)) if hasattr(value, "__float__") else None
    except (TypeError, ValueError, OverflowError):
        return None


def encode_json(value: Any) -> str:
    """Any value as JSON text without NaN, infinities or big integers."""
    return json.dumps(plain(value), ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def plain(value: Any, depth: int = 0) -> Any:
    """`value` in JSON's own types; what has none becomes its text, cut at 10,000 characters."""
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, enum.Enum):
        return plain(value.value, depth + 1)
    if isinstance(value, str):
        return _cut(str(value))
    if isinstance(value, (int, float)):
        return _plain_number(value)
    if depth >= _DEEPEST:
        return _text_of(value)
    mapping = as_mapping(value)
    if mapping is not None:
        return {_cut(str(key)): plain(mapping[key], depth + 1) for key in list(mapping)[:_MOST_ITEMS]}
    if isinstance(value, (list, tuple)):
        return [plain(item, depth + 1) for item in value[:_MOST_ITEMS]]
    if isinstance(value, (set, frozenset)):
        return [plain(item, depth + 1) for item in sorted(value, key=repr)[:_MOST_ITEMS]]
    if isinstance(value, os.PathLike):
        return _cut(os.fsdecode(os.fspath(value)))
    number = None if isinstance(value, (bytes, bytearray)) else encode_number(value)
    return json.loads(number) if number is not None else _text_of(value)


def as_mapping(value: Any) -> Optional[Mapping]:
    """The mapping in a dict, argparse namespace, dataclass, pydantic or attrs-like object, else None."""
    if isinstance(value, Mapping):
        return value
    # What dataclasses.is_dataclass looks for; importing dataclasses would cost 5 ms.
    fields = None if isinstance(value, type) else getattr(value, "__dataclass_fields__", None)
    if isinstance(fields, dict):
        return {name: getattr(value, name) for name in fields if hasattr(value, name)}
    if type(value).__name__ in ("Namespace", "SimpleNamespace"):
        return vars(value)
    for method in ("model_dump", "to_dict"):
        convert = getattr(value, method, None)
        if callable(convert) and not isinstance(value, type):
            try:
                made = convert()
            except Exception:
                # A foreign method may fail for its own reasons; the text of the value is kept instead.
                return None
            return made if isinstance(made, Mapping) else None
    return None


def _plain_number(value: Any) -> Any:
    if isinstance(value, int):
        number = int(value)
        return number if -LARGEST_INTEGER <= number <= LARGEST_INTEGER else str(number)
    if math.isfinite(value):
        return float(value)
    return "NaN" if value != value else ("Infinity" if value > 0 else "-Infinity")


def _text_of(value: Any) -> str:
    try:
        return _cut(str(value))
    except Exception:
        # A broken __str__ must not cost the other params.
        return "<" + type(value).__name__ + ">"


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST_TEXT else text[:_LONGEST_TEXT] + "…"
