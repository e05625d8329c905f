"""Going on with an earlier run."""

from __future__ import annotations

import os
import signal

from tests.workspace import WorkspaceTest

_FIRST = """
import os, runback
run = runback.init(name="long")
for step in range(10):
    run.log({"loss": step}, step=step)
"""


class ResumeTest(WorkspaceTest):
    """Attempts of one run."""

    def killed(self) -> str:
        self.run_script(_FIRST + f"os.kill(os.getpid(), {int(signal.SIGKILL)})")
        return os.path.basename(self.folders()[0])

    def test_resume_by_id_goes_on_in_the_same_file(self) -> None:
        run_id = self.killed()
        self.run_script(f"import runback\nrun = runback.init(resume={run_id!r})\nrun.log({{'loss': 0}}, step=6)")
        self.assertEqual(len(self.folders()), 1)
        records = self.records()
        self.assertEqual([record["seq"] for record in records], list(range(len(records))))
        resumes = [record for record in records if record["type"] == "run.resume"]
        self.assertEqual([(r["attempt"], r["start_step"]) for r in resumes], [(2, None), (2, 6)])
        self.assertEqual(records[-1]["status"], "FINISHED")

    def test_steps_go_on_where_they_stopped(self) -> None:
        self.killed()
        self.run_script(
            "import runback\nrun = runback.init(resume=True)\nassert run.name == 'long'\nrun.log({'loss': 0})"
        )
        metrics = [record for record in self.records() if record["type"] == "metric"]
        self.assertEqual(metrics[-1]["step"], 10)
        self.assertEqual([r["start_step"] for r in self.records() if r["type"] == "run.resume"], [None])

    def test_a_declared_start_step(self) -> None:
        self.killed()
        self.run_script("import runback\nrun = runback.init(resume='auto', resume_step=4)\nrun.log({'loss': 0})")
        self.assertEqual([r["start_step"] for r in self.records() if r["type"] == "run.resume"], [4])
        self.assertEqual([r["step"] for r in self.records() if r["type"] == "metric"][-1], 4)

    def test_a_torn_last_line_costs_only_itself(self) -> None:
        self.killed()
        path = os.path.join(self.folders()[0], "events.jsonl")
        with open(path, "ab") as file:
            file.write(b'{"v":1,"type":"metric","seq":11,"t":17')
        self.run_script("import runback\nrunback.init(resume=True).log({'loss': 0})")
        with open(path, "rb") as file:
            lines = file.read().split(b"\n")
        self.assertEqual(lines[11], b'{"v":1,"type":"metric","seq":11,"t":17')
        self.assertIn(b"run.resume", lines[12])

    def test_third_attempt(self) -> None:
        self.killed()
        for _ in range(2):
            self.run_script("import runback, os\nrunback.init(resume=True).log({'loss': 0})\nos._exit(1)")
        attempts = [record["attempt"] for record in self.records() if record["type"] == "run.resume"]
        self.assertEqual(attempts, [2, 3])

    def test_auto_starts_anew_when_nothing_is_unfinished(self) -> None:
        self.run_script(_FIRST)
        self.run_script("import runback\nrunback.init(resume=True)")
        self.assertEqual(len(self.folders()), 2)

    def test_auto_takes_no_run_that_is_alive(self) -> None:
        process = self.start(_FIRST + "print('ready', flush=True)\nimport time; time.sleep(60)")
        assert process.stdout is not None
        process.stdout.readline()
        self.run_script("import runback\nrunback.init(resume=True)")
        self.assertEqual(len(self.folders()), 2)

    def test_an_unknown_id_is_one_warning(self) -> None:
        done = self.run_script("import runback\nrunback.init(resume='../../etc')")
        self.assertIn("there is no run", done.stderr)
        self.assertEqual(len(self.folders()), 1)
