"""The rule for the log directory, by the cases that the extension is tested with as well."""

from __future__ import annotations

import json
import os

from runback.place.log_directory import find_log_directory
from tests.workspace import PYTHON, WorkspaceTest

_CASES = os.path.join(os.path.dirname(PYTHON), "test", "fixtures", "log-directory", "cases.json")


class LogDirectoryTest(WorkspaceTest):
    """Every case of test/fixtures/log-directory/cases.json."""

    def test_cases(self) -> None:
        with open(_CASES, encoding="utf-8") as file:
            cases = json.load(file)["cases"]
        self.assertGreater(len(cases), 20)
        for number, case in enumerate(cases):
            with self.subTest(case["name"]):
                root = os.path.join(self.root, str(number))
                for path in case["tree"]:
                    _make(os.path.join(root, path), path.endswith("/"))

                def there(text: str, root: str = root) -> str:
                    return text.replace("{root}", root)

                found = find_log_directory(
                    there(case["argument"]) if case["argument"] is not None else None,
                    {name: there(value) for name, value in case["env"].items()},
                    there(case["entry"]) if case["entry"] is not None else None,
                    os.path.join(root, case["cwd"]),
                )
                self.assertEqual(found.path, there(case["expected"]))


def _make(path: str, is_folder: bool) -> None:
    os.makedirs(path if is_folder else os.path.dirname(path), exist_ok=True)
    if not is_folder:
        with open(path, "w", encoding="utf-8"):
            pass
