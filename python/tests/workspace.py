"""A temporary project in which tests run real training scripts."""

from __future__ import annotations

import glob
import json
import os
import shutil
import subprocess
import sys
import tempfile
import textwrap
import time
import unittest
from typing import Any, Callable, Dict, List, Optional

PYTHON = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
#: Seconds that anything waited for may take on a busy machine.
PATIENCE = 180.0


class WorkspaceTest(unittest.TestCase):
    """A test with a folder of its own and processes that see nothing of this one's environment."""

    def setUp(self) -> None:
        self.root = os.path.realpath(tempfile.mkdtemp(prefix="runback-test-"))
        self.addCleanup(shutil.rmtree, self.root, ignore_errors=True)
        self.temporary = os.path.join(self.root, "tmp")
        self.project = os.path.join(self.root, "project")
        os.mkdir(self.temporary)
        os.mkdir(self.project)

    def environment(self, **more: str) -> Dict[str, str]:
        """The variables a process of the test gets. Captures are off unless asked for: most tests need none."""
        kept = {name: value for name, value in os.environ.items() if name in ("PATH", "LANG", "SYSTEMROOT")}
        return {
            **kept,
            "HOME": self.root,
            "TMPDIR": self.temporary,
            "PYTHONPATH": PYTHON,
            "GIT_CONFIG_NOSYSTEM": "1",
            "RUNBACK_CAPTURE": "0",
            **more,
        }

    def write(self, name: str, text: str) -> str:
        """Writes a file of the project and returns its path."""
        path = os.path.join(self.project, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w", encoding="utf-8") as file:
            file.write(textwrap.dedent(text))
        return path

    def start(self, code: str, *arguments: str, prefix: Optional[List[str]] = None, **env: str) -> subprocess.Popen:
        """Starts `code` as the project's train.py."""
        script = os.path.join(self.project, "train.py")
        # Left alone when it is there: an earlier process that is only just starting would find it empty.
        if not _holds(script, textwrap.dedent(code)):
            self.write("train.py", code)
        process = subprocess.Popen(
            [sys.executable, *(prefix or []), script, *arguments],
            cwd=self.project,
            env=self.environment(**env),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        self.addCleanup(_end, process)
        return process

    def run_script(self, code: str, *arguments: str, prefix: Optional[List[str]] = None, **env: str) -> Any:
        """Runs `code` as the project's train.py to its end; the result has returncode, stdout and stderr."""
        process = self.start(code, *arguments, prefix=prefix, **env)
        out, err = process.communicate(timeout=PATIENCE)
        return subprocess.CompletedProcess(process.args, process.returncode, out, err)

    def folders(self, experiment: str = "train") -> List[str]:
        """The folders of the runs of an experiment, oldest first."""
        return sorted(glob.glob(os.path.join(self.project, ".runback", "runs", experiment, "*")))

    def records(self, experiment: str = "train", number: int = -1) -> List[Dict[str, Any]]:
        """The records of one run; every line must be whole."""
        return read_records(self.folders(experiment)[number])

    def only(self, kind: str, **where: Any) -> Dict[str, Any]:
        """The one record of a type in the newest run."""
        found = [record for record in self.records(**where) if record["type"] == kind]
        self.assertEqual(len(found), 1, f"{len(found)} records {kind}")
        return found[0]

    def git(self, *arguments: str) -> str:
        """Runs git in the project."""
        command = ["git", "-c", "user.name=Ada", "-c", "user.email=ada@example.org", "-c", "init.defaultBranch=main"]
        return subprocess.run(
            [*command, *arguments],
            cwd=self.project,
            env=self.environment(),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=True,
            timeout=PATIENCE,
        ).stdout


def read_records(folder: str) -> List[Dict[str, Any]]:
    """Every record of a run's events.jsonl; raises ValueError for a line that is none."""
    with open(os.path.join(folder, "events.jsonl"), encoding="utf-8", newline="\n") as file:
        return [json.loads(line) for line in file]


def wait_for(is_true: Callable[[], bool], what: str) -> None:
    """Looks until `is_true`, with patience for a busy machine."""
    limit = time.monotonic() + PATIENCE
    while not is_true():
        if time.monotonic() > limit:
            raise AssertionError("still not: " + what)
        time.sleep(0.02)


def _holds(path: str, text: str) -> bool:
    if not os.path.isfile(path):
        return False
    with open(path, encoding="utf-8") as file:
        return file.read() == text


def _end(process: subprocess.Popen) -> None:
    if process.poll() is None:
        process.kill()
    process.communicate(timeout=PATIENCE)
