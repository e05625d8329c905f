"""What is needed to start a run again: how it was launched, where its modules come from."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import Any, Dict

from tests.workspace import PATIENCE, PYTHON, WorkspaceTest, read_records, wait_for

_SCRIPT = "import runback\nrun = runback.init('e')\nimport lib.model\nrun.finish()\n"


class ProgramTest(WorkspaceTest):
    """Real programs with the capture switched on."""

    def setUp(self) -> None:
        super().setUp()
        self.git("init", "-q")
        self.write("jobs/train.py", _SCRIPT)
        self.write("src/lib/__init__.py", "")
        self.write("src/lib/model.py", "")
        self.git("add", "-A")
        self.git("commit", "-q", "-m", "first")

    def environment_of(self, *command: str, path: str, cwd: str = "") -> Dict[str, Any]:
        """Runs a program and gives the newest environment record when its capture is done."""
        logs = os.path.join(self.root, f"logs{len(os.listdir(self.root))}")
        environment = self.environment(
            RUNBACK_CAPTURE="1", RUNBACK_DIR=logs, PYTHONPATH=os.pathsep.join([path, PYTHON])
        )
        done = subprocess.run(
            [sys.executable, *command],
            cwd=cwd or self.project,
            env=environment,
            timeout=PATIENCE,
            stderr=subprocess.PIPE,
            text=True,
        )
        self.assertEqual(done.returncode, 0, done.stderr)
        folder = os.path.join(logs, "e", os.listdir(os.path.join(logs, "e"))[0])

        def environments() -> list:
            return [record for record in read_records(folder) if record["type"] == "environment"]

        wait_for(lambda: any("gpu" in record for record in environments()), "the capture")
        return environments()[-1]

    def test_how_it_was_launched(self) -> None:
        source = os.path.join(self.project, "src")
        self.write("src/lib/__main__.py", _SCRIPT)
        for command, launch in (
            (["jobs/train.py", "--lr", "1"], ["jobs/train.py"]),
            (["-m", "lib"], ["-m", "lib"]),
            (["-m", "jobs.train"], ["-m", "jobs.train"]),
            (["-c", _SCRIPT], None),
            (["-m", "runback", "-e", "e", "jobs/train.py"], ["-m", "runback", "jobs/train.py"]),
        ):
            self.assertEqual(self.environment_of(*command, path=source)["launch"], launch)

    def test_import_roots(self) -> None:
        found = self.environment_of("jobs/train.py", path=os.path.join(self.project, "src"))
        self.assertEqual(found["import_roots"], ["jobs", "src"])
        self.assertEqual(found["imported_files"], ["jobs/train.py", "src/lib/__init__.py", "src/lib/model.py"])
        self.assertEqual(found["imported_elsewhere"], [])

    def test_an_editable_install_without_a_path_entry(self) -> None:
        # As setuptools writes it (PEP 660): a finder after the usual ones, in a module that holds a table.
        hook = self.write("hook/__editable___lib_finder.py", _FINDER.format(repr(os.path.join(self.project, "src/lib"))))
        self.write("hook/sitecustomize.py", "import __editable___lib_finder as f\nf.install()\n")
        found = self.environment_of("jobs/train.py", path=os.path.dirname(hook))
        self.assertIn("src", found["import_roots"])

    def test_files_of_another_working_tree(self) -> None:
        tree = os.path.join(self.root, "tree")
        self.git("worktree", "add", "-q", "--detach", tree)
        found = self.environment_of("jobs/train.py", path=os.path.join(self.project, "src"), cwd=tree)
        lib = os.path.join(self.project, "src", "lib")
        self.assertEqual(
            found["imported_elsewhere"], [os.path.join(lib, "__init__.py"), os.path.join(lib, "model.py")]
        )
        self.assertEqual(found["import_roots"], ["jobs"])
        found = self.environment_of("jobs/train.py", path=os.path.join(tree, "src"), cwd=tree)
        self.assertEqual(found["imported_elsewhere"], [])


_FINDER = """
import sys
from importlib.util import spec_from_file_location
MAPPING = {{"lib": {}}}
class _EditableFinder:
    @classmethod
    def find_spec(cls, name, path=None, target=None):
        return spec_from_file_location(name, MAPPING[name] + "/__init__.py") if name in MAPPING else None
def install():
    sys.meta_path.append(_EditableFinder)
"""
