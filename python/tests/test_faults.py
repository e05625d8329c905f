"""Failing disks, folders and repositories: one warning, the training goes on."""

from __future__ import annotations

import os
import shutil

from tests.workspace import WorkspaceTest, read_records

_LOOP = "for step in range(2000):\n    run.log({'loss': 0.5}, step=step)\nprint('trained', flush=True)\n"


class FaultTest(WorkspaceTest):
    """What the kernel refuses."""

    def test_a_file_that_may_not_grow(self) -> None:
        done = self.run_script(
            "import resource, runback\nrun = runback.init()\n"
            "resource.setrlimit(resource.RLIMIT_FSIZE, (20000, resource.RLIM_INFINITY))\n"
            + _LOOP
            + "resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))\n"
            "run.log({'after': 1})\n"
        )
        self.assertEqual((done.returncode, done.stdout), (0, "trained\n"), done.stderr)
        self.assertEqual(done.stderr.count("cannot write"), 1)
        with open(os.path.join(self.folders()[0], "events.jsonl"), "rb") as file:
            lines = file.read().split(b"\n")
        # One line is torn; what came after there was room again is whole.
        self.assertIn(b'"after":1', lines[-3])
        self.assertIn(b"run.end", lines[-2])
        self.assertFalse(lines[-4].endswith(b"}"))

    def test_a_full_disk(self) -> None:
        code = """
            from runback.records.record_file import RecordFile
            records = RecordFile("/dev/full")
            assert not records.append("heartbeat", "")
            assert not records.append("heartbeat", "")
            """
        done = self.run_script(code)
        self.assertEqual((done.returncode, done.stderr.count("No space left")), (0, 1), done.stderr)

    def test_a_disk_that_is_full_from_the_start(self) -> None:
        done = self.run_script(
            "import resource, runback\n"
            "resource.setrlimit(resource.RLIMIT_FSIZE, (0, resource.RLIM_INFINITY))\n"
            "run = runback.init(config={'a': 1})\nprint('hello')\n" + _LOOP
        )
        self.assertEqual((done.returncode, done.stdout), (0, "hello\ntrained\n"), done.stderr)
        self.assertNotIn("Traceback", done.stderr)

    def test_a_project_that_cannot_be_written(self) -> None:
        # A file where the folder should be stops root as well, unlike permissions.
        self.write(".runback", "")
        done = self.run_script("import runback\nrun = runback.init()\n" + _LOOP)
        self.assertEqual((done.returncode, done.stdout), (0, "trained\n"), done.stderr)
        self.assertEqual(done.stderr.count("cannot write to"), 1)
        fallback = os.path.join(self.temporary, f"runback-{os.getuid()}", "runs", "train")
        folder = os.path.join(fallback, os.listdir(fallback)[0])
        self.assertEqual(len([r for r in read_records(folder) if r["type"] == "metric"]), 2000)

    def test_no_place_at_all(self) -> None:
        self.write(".runback", "")
        with open(os.path.join(self.temporary, f"runback-{os.getuid()}"), "w", encoding="utf-8"):
            pass
        done = self.run_script("import runback\nrun = runback.init()\n" + _LOOP)
        self.assertEqual((done.returncode, done.stdout), (0, "trained\n"), done.stderr)
        self.assertEqual(done.stderr.count("no run is recorded"), 1)

    def test_a_run_folder_that_is_deleted(self) -> None:
        done = self.run_script(
            "import runback, shutil\nrun = runback.init()\nshutil.rmtree(run.folder)\n"
            + _LOOP
            + "run.log_artifact('train.py')"
        )
        self.assertEqual((done.returncode, done.stdout), (0, "trained\n"), done.stderr)

    def test_stderr_that_is_closed(self) -> None:
        done = self.run_script("import sys, runback\nsys.stderr.close()\nrun = runback.init()\n" + _LOOP)
        self.assertEqual((done.returncode, done.stdout), (0, "trained\n"))
        self.assertEqual(self.records()[-1]["type"], "run.end")

    def test_warnings_as_errors(self) -> None:
        done = self.run_script(
            "import runback\nrun = runback.init()\nrun.log({'a': 'text'})\n" + _LOOP, prefix=["-W", "error"]
        )
        self.assertEqual((done.returncode, done.stdout), (0, "trained\n"), done.stderr)

    def test_development_mode_finds_nothing_left_open(self) -> None:
        code = "import runback\nrun = runback.init()\nrun.finish()\n"
        done = self.run_script(code, prefix=["-X", "dev", "-W", "error"], RUNBACK_CAPTURE="1")
        self.assertNotIn("Warning", done.stderr)

    def test_no_git_and_a_git_that_points_nowhere(self) -> None:
        os.mkdir(os.path.join(self.root, "bin"))
        self.write(".git", "gitdir: /nowhere\n")
        for path in (os.environ["PATH"], os.path.join(self.root, "bin")):
            done = self.run_script("import runback\nrun = runback.init()\n" + _LOOP, PATH=path, RUNBACK_CAPTURE="1")
            self.assertEqual((done.returncode, done.stdout), (0, "trained\n"), done.stderr)
        shutil.rmtree(os.path.join(self.root, "bin"))
