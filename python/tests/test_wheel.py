"""The wheel, the copied folder, the zip."""

from __future__ import annotations

import base64
import csv
import hashlib
import os
import shutil
import subprocess
import sys
import zipfile

from tests.workspace import PATIENCE, PYTHON, WorkspaceTest


class WheelTest(WorkspaceTest):
    """Ways to install the logger without a network."""

    def build(self, folder: str) -> str:
        command = [sys.executable, os.path.join(PYTHON, "build_wheel.py"), os.path.join(self.root, folder)]
        return subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True, timeout=PATIENCE).stdout.strip()

    def test_equal_bytes_and_a_true_record(self) -> None:
        first, second = self.build("a"), self.build("b")
        with open(first, "rb") as one, open(second, "rb") as other:
            self.assertEqual(one.read(), other.read())
        with zipfile.ZipFile(first) as wheel:
            names = wheel.namelist()
            self.assertFalse([name for name in names if "__pycache__" in name or "tests" in name])
            record = next(name for name in names if name.endswith("/RECORD"))
            rows = {row[0]: row for row in csv.reader(wheel.read(record).decode().splitlines())}
            self.assertEqual(set(rows), set(names))
            for name in names:
                if name != record:
                    digest = base64.urlsafe_b64encode(hashlib.sha256(wheel.read(name)).digest()).rstrip(b"=").decode()
                    self.assertEqual(rows[name][1:], ["sha256=" + digest, str(len(wheel.read(name)))])

    def test_pip_installs_the_wheel(self) -> None:
        wheel = self.build("wheels")
        target = os.path.join(self.root, "site")
        command = [sys.executable, "-m", "pip", "install", "-q", "--no-index", "--no-deps", "--target", target, wheel]
        subprocess.run(command, check=True, timeout=PATIENCE, env=self.environment(), stdout=subprocess.DEVNULL)
        done = self.run_script(
            "import runback\nprint(runback.__file__)\nrunback.init().log({'a': 1})", PYTHONPATH=target
        )
        self.assertTrue(done.stdout.startswith(target), done.stderr)
        self.assertEqual(self.records()[-1]["status"], "FINISHED")

    def test_a_copied_folder_and_a_zip_work_too(self) -> None:
        shutil.copytree(os.path.join(PYTHON, "runback"), os.path.join(self.project, "runback"))
        self.run_script("import runback\nprint(runback.__file__)\nrunback.init().log({'a': 1})", PYTHONPATH="")
        shutil.rmtree(os.path.join(self.project, "runback"))
        self.run_script("import runback\nrunback.init().log({'a': 1})", PYTHONPATH=self.build("wheels"))
        self.assertEqual([self.records(number=number)[-1]["type"] for number in range(2)], ["run.end"] * 2)

    def test_source_files_stay_short(self) -> None:
        for folder, _, names in os.walk(PYTHON):
            for name in names:
                if name.endswith(".py"):
                    with open(os.path.join(folder, name), encoding="utf-8") as file:
                        self.assertLessEqual(len(file.readlines()), 300, name)
