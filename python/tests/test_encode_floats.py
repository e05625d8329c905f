"""Metrics are written the same by the quick way and by the slow one, which takes every number and every key."""

from __future__ import annotations

import enum
import json
import unittest
from typing import Any, Dict

from runback.records.encode import encode_key, encode_number
from runback.records.encode_floats import encode_floats


class _Name(str, enum.Enum):
    LOSS = "loss"


class _Float(float):
    def __repr__(self) -> str:
        return "not a number"


class EncodeFloatsTest(unittest.TestCase):
    """encode_floats against encode_key and encode_number."""

    def test_odd_keys_and_extreme_values(self) -> None:
        keys = ["loss", "", "100 %", "%r %s %(a)s", 'quote " and \\', "line\nbreak", "Ω 🙂", "\ud800", "{a}"]
        numbers = [0.1 + 0.2, -0.0, 5e-324, 1.7976931348623157e308, 1e16, 1e-7, 123456789.0, 2.0, 1 / 3]
        for shift in range(len(keys)):
            # Twice the same keys with other values: the second time they are known.
            values = dict(zip(keys, numbers[shift:] + numbers[:shift]))
            text = encode_floats(values)
            self.assertEqual(text, _slowly(values))
            self.assertEqual(json.loads(f"{{{text}}}"), values)

    def test_anything_else_is_left_to_the_slow_way(self) -> None:
        self.assertEqual(encode_floats({"loss": 1.5}), '"loss":1.5')
        others: Any = [{_Name.LOSS: 1.5}, {3: 1.5}]
        others += [{"loss": value} for value in (1, True, None, "1.5", float("nan"), float("-inf"), _Float(1.5), {})]
        for values in others:
            self.assertIsNone(encode_floats(values), repr(values))
        self.assertEqual(encode_floats({}), "")

    def test_many_keys_and_many_sets_of_keys(self) -> None:
        many = {f"metric {number}": number / 7 for number in range(5000)}
        self.assertEqual(encode_floats(many), _slowly(many))
        for number in range(2000):
            values = {f"key {number}": number / 3}
            self.assertEqual(encode_floats(values), _slowly(values))


def _slowly(values: Dict[str, float]) -> str:
    return ",".join(f"{encode_key(key)}:{encode_number(value)}" for key, value in values.items())


if __name__ == "__main__":
    unittest.main()
