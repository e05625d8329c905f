"""Runs every test of the logger; fails when one fails and when there is none to run.

python3 python/tests/run_all.py [PATTERN]      PATTERN: names of test files, by default test_*.py
"""

from __future__ import annotations

import os
import sys
import unittest

_PYTHON = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))


def main() -> int:
    """The exit code: 0 only when at least one test ran and all passed."""
    # The interpreter's own folder for scripts would come first otherwise.
    sys.path[0] = _PYTHON
    pattern = sys.argv[1] if len(sys.argv) > 1 else "test_*.py"
    suite = unittest.defaultTestLoader.discover(os.path.join(_PYTHON, "tests"), pattern=pattern, top_level_dir=_PYTHON)
    if suite.countTestCases() == 0:
        sys.stderr.write("no tests found\n")
        return 1
    return 0 if unittest.TextTestRunner(verbosity=1).run(suite).wasSuccessful() else 1


if __name__ == "__main__":
    sys.exit(main())
