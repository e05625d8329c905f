"""The quick way for what is logged nearly always: finite floats under the same keys as before."""

from __future__ import annotations

from typing import Any, Dict, Mapping, Optional, Tuple

from runback.records.encode import encode_key

_MOST_TEMPLATES = 1000
_MOST_KEYS = 100

_templates: Dict[Tuple[str, ...], str] = {}


def encode_floats(values: Mapping[str, Any]) -> Optional[str]:
    """The inside of a JSON object of `values`, or None unless all keys are texts and all values finite floats.

    Subclasses are left to the slow way: NumPy's float64 prints itself in its own manner, and a member of a text
    enumeration equals its value but is written by its name.
    """
    for key, value in values.items():
        if type(value) is not float or value - value != 0.0 or type(key) is not str:
            return None
    keys = tuple(values)
    template = _templates.get(keys)
    if template is None:
        template = ",".join(encode_key(key).replace("%", "%%") + ":%r" for key in keys)
        if len(_templates) < _MOST_TEMPLATES and len(keys) <= _MOST_KEYS:
            _templates[keys] = template
    return template % tuple(values.values())
