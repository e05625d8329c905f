"""The capture process: environment, packages, source; also when the training is gone."""

from __future__ import annotations

import os
import signal
import time

from runback.capture.request import CaptureRequest
from runback.capture.shared_capture import capture_shared

from tests.workspace import PATIENCE, WorkspaceTest, wait_for

_SNAPSHOT = "import runback\nrun = runback.init()\nrun.log({'a': 1})\n"


class CaptureTest(WorkspaceTest):
    """Runs with the capture switched on."""

    def setUp(self) -> None:
        super().setUp()
        self.git("init", "-q")
        self.write("train.py", _SNAPSHOT)
        self.git("add", "train.py")
        self.git("commit", "-q", "-m", "first")

    def captured(self) -> None:
        """Waits for both records of the newest run."""

        def is_there() -> bool:
            kinds = [record["type"] for record in self.records() if record.get("w") == "source"]
            return {"environment", "source"} <= set(kinds)

        wait_for(is_there, "environment and source")

    def test_environment_and_packages(self) -> None:
        self.write("helper.py", "import far\n")
        self.write("far.py", "")
        self.run_script(
            _SNAPSHOT + "import helper, sys\n",
            "--token=hf_" + "a1" * 17,
            RUNBACK_CAPTURE="1",
            CUDA_VISIBLE_DEVICES="0",
            SECRET_THING="hunter2",
        )
        self.captured()
        first = next(r for r in self.records() if r["type"] == "environment" and "gpu" in r)
        self.assertEqual(first["entry_script"], os.path.join(self.project, "train.py"))
        self.assertEqual(first["imported_files"], ["far.py", "helper.py", "train.py"])
        self.assertEqual(first["env"], {"CUDA_VISIBLE_DEVICES": "0"})
        self.assertEqual(first["argv"][1], "--token=[redacted]")
        self.assertEqual((first["cwd"], first["gpu"]), (self.project, []))
        with open(os.path.join(self.folders()[0], first["packages_file"]), encoding="utf-8") as file:
            self.assertRegex(file.read(), r"(?m)^[a-z0-9-]+==\S+")
        with open(os.path.join(self.folders()[0], "events.jsonl"), encoding="utf-8") as file:
            self.assertNotIn("hunter2", file.read())

    def test_clean_and_dirty_source(self) -> None:
        head = self.git("rev-parse", "HEAD").strip()
        self.run_script(_SNAPSHOT, RUNBACK_CAPTURE="1")
        self.captured()
        source = self.only("source")
        self.assertEqual((source["evidence"], source["commit"], source["dirty"]), ("snapshot", head, False))
        self.assertEqual((source["snapshot"], source["entry"], source["attempt"]), (head, "train.py", 1))
        self.run_script(_SNAPSHOT + "# changed\n", RUNBACK_CAPTURE="1")
        self.captured()
        source = self.only("source")
        self.assertTrue(source["dirty"])
        self.assertIn("# changed", self.git("show", source["snapshot"] + ":train.py"))
        self.assertTrue(os.path.isfile(os.path.join(self.folders()[-1], source["patch"])))

    def test_the_capture_outlives_a_training_that_is_killed_at_once(self) -> None:
        done = self.run_script(
            f"{_SNAPSHOT}import os\nos.kill(os.getpid(), {int(signal.SIGKILL)})", RUNBACK_CAPTURE="1"
        )
        self.assertEqual(done.returncode, -signal.SIGKILL)
        self.captured()
        self.assertEqual(self.only("source")["evidence"], "snapshot")

    def test_a_job_whose_end_kills_all_waits_for_its_capture(self) -> None:
        # A busy machine may need more than the ten seconds that a user waits at most.
        patient = f"import runback.capture.last_wait\nrunback.capture.last_wait.LONGEST = {PATIENCE}\n"
        self.run_script(patient + _SNAPSHOT, RUNBACK_CAPTURE="1", SLURM_JOB_ID="7", SLURM_NTASKS="1")
        # No waiting here: both are there when the process is gone.
        mine = [record["type"] for record in self.records() if record.get("w") == "source"]
        self.assertEqual(mine, ["source", "environment"])

    def test_the_training_gets_no_child_to_wait_for(self) -> None:
        done = self.run_script(
            _SNAPSHOT + "import os\ntry:\n    os.wait()\nexcept ChildProcessError:\n    print('none')",
            RUNBACK_CAPTURE="1",
        )
        self.assertEqual(done.stdout, "none\n", done.stderr)
        self.captured()

    def test_a_second_attempt_has_a_source_of_its_own(self) -> None:
        self.run_script(_SNAPSHOT + "import os; os._exit(1)", RUNBACK_CAPTURE="1")
        self.captured()
        self.run_script("import runback\nrunback.init(resume=True).log({'a': 2})", RUNBACK_CAPTURE="1")
        wait_for(lambda: sum(r["type"] == "source" for r in self.records()) == 2, "a second source")
        wait_for(lambda: sum(r["type"] == "environment" for r in self.records()) == 2, "a second environment")
        mine = [record for record in self.records() if record.get("w") == "source"]
        self.assertEqual([record["seq"] for record in mine], [0, 1, 2, 3])
        self.assertEqual([record["attempt"] for record in mine], [1, 1, 2, 2])

    def test_a_git_that_points_nowhere_is_said(self) -> None:
        os.rename(os.path.join(self.project, ".git"), os.path.join(self.root, "moved"))
        self.write(".git", "gitdir: /nowhere\n")
        self.run_script(_SNAPSHOT, RUNBACK_CAPTURE="1")
        self.captured()
        source = self.only("source")
        self.assertIn(source["evidence"], ("files", "none"))
        self.assertTrue(source["reason"])

    def test_a_program_without_an_interpreter_says_so(self) -> None:
        code = "import sys\nsys.executable = '/opt/blender/blender'\n" + _SNAPSHOT
        done = self.run_script(code, RUNBACK_CAPTURE="1")
        self.assertIn("is not captured", done.stderr)
        self.assertEqual((self.only("source")["evidence"], self.only("environment")["attempt"]), ("none", 1))

    def test_jobs_that_start_together_share_captures(self) -> None:
        processes = [self.start(_SNAPSHOT + "# changed\n", RUNBACK_CAPTURE="1") for _ in range(12)]
        for process in processes:
            process.communicate(timeout=PATIENCE)

        def sources() -> list:
            return [
                r for number in range(len(self.folders())) for r in self.records(number=number) if r["type"] == "source"
            ]

        wait_for(lambda: len(sources()) == 12, "twelve sources")
        self.assertEqual(len({source["snapshot"] for source in sources()}), 1)
        for folder in self.folders():
            self.assertTrue(os.path.isfile(os.path.join(folder, "source.patch")))

    def request(self, number: int) -> CaptureRequest:
        """A request as a run of this project would make it now."""
        folder = os.path.join(self.root, f"run{number}")
        os.mkdir(folder)
        return CaptureRequest(
            attempt=1,
            run_folder=folder,
            log_folders=[],
            entry=os.path.join(self.project, "train.py"),
            imported=[],
            project_root=self.project,
            cwd=self.project,
            sys_path=[],
            environment={},
            wall=time.time(),
            monotonic=time.monotonic(),
        )

    def test_a_capture_serves_only_who_asked_before_it_began(self) -> None:
        earlier = os.environ.get("TMPDIR")
        self.addCleanup(lambda: os.environ.update(TMPDIR=earlier) if earlier else os.environ.pop("TMPDIR", None))
        os.environ["TMPDIR"] = self.temporary
        early, late = self.request(1), self.request(2)
        self.write("train.py", _SNAPSHOT + "# one\n")
        first = capture_shared(early).fields
        # Asked for before the first capture began: its result serves, although the file has changed since.
        self.write("train.py", _SNAPSHOT + "# two\n")
        self.assertEqual(capture_shared(late).fields["snapshot"], first["snapshot"])
        self.assertNotEqual(capture_shared(self.request(3)).fields["snapshot"], first["snapshot"])
