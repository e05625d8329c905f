"""`python -m runback`."""

from __future__ import annotations

import os

from tests.workspace import WorkspaceTest

_LAUNCH = ["-m", "runback"]


class LauncherTest(WorkspaceTest):
    """Scripts that know nothing of the logger, and some that do."""

    def test_a_script_runs_as_under_python(self) -> None:
        code = """
            import pickle, sys, os
            class Thing: pass
            pickle.loads(pickle.dumps(Thing()))
            import atexit
            atexit.register(lambda: print("bye", Thing.__name__))
            print(__name__, sys.argv[1:], sys.path[0], __file__ == sys.argv[0], "RUNBACK_RUN_ID" in os.environ)
            """
        plain = self.run_script(code, "--lr", "1")
        recorded = self.run_script(code, "--lr", "1", prefix=_LAUNCH)
        self.assertEqual(recorded.returncode, 0, recorded.stderr)
        self.assertEqual(recorded.stdout, plain.stdout.replace("True False", "True True"))
        start = self.only("run.start")
        self.assertEqual((start["experiment"], start["argv"][1:]), ("train", ["--lr", "1"]))
        self.assertEqual(self.only("run.end")["status"], "FINISHED")

    def test_exit_codes_and_exceptions(self) -> None:
        for code, exit_code, status in (
            ("raise SystemExit(4)", 4, "FAILED"),
            ("import sys\nsys.exit()", 0, "FINISHED"),
            ("raise KeyboardInterrupt", 130, "KILLED"),
            ("1/0", 1, "FAILED"),
            ("1 +", 1, "FAILED"),
        ):
            done = self.run_script(code, prefix=_LAUNCH)
            end = self.only("run.end")
            self.assertEqual((done.returncode, end["status"], end["exit_code"]), (exit_code, status, exit_code))
        done = self.run_script("1/0", prefix=_LAUNCH)
        self.assertNotIn("launcher.py", done.stderr)
        self.assertNotIn("launcher.py", self.only("run.end")["error"]["traceback"])

    def test_the_scripts_own_init_joins(self) -> None:
        self.run_script(
            """
            import runback
            with runback.init(name="mine", config={"a": 1}, tags=["t"]) as run:
                run.log({"x": 1})
            runback.init(name="second").finish()
            """,
            prefix=_LAUNCH + ["--tag", "from=outside"],
        )
        self.assertEqual(len(self.folders()), 2)
        tags = [record["tags"] for record in self.records(number=0) if record["type"] == "tags"]
        self.assertEqual(tags, [{"from": "outside"}, {"runback.run_name": "mine"}, {"t": "true"}])

    def test_children_are_nested(self) -> None:
        self.write("child.py", "import runback\nrunback.init().log({'a': 1})")
        self.run_script("import subprocess, sys\nsubprocess.run([sys.executable, 'child.py'])", prefix=_LAUNCH)
        self.assertEqual(self.records("child")[0]["parent_run_id"], self.records()[0]["run_id"])

    def test_a_module_and_spawned_workers(self) -> None:
        self.write("pkg/__init__.py", "")
        self.write(
            "pkg/train.py",
            """
            import multiprocessing
            def work(x): return x + 1
            if __name__ == "__main__":
                with multiprocessing.get_context("spawn").Pool(1) as pool:
                    print(pool.map(work, [1, 2]))
            """,
        )
        code = "import runpy, sys\nsys.argv = ['runback', '-m', 'pkg.train']\nrunpy.run_module('runback', run_name='__main__')"
        env = {"PYTHONPATH": self.environment()["PYTHONPATH"] + os.pathsep + self.project}
        done = self.run_script(code, **env)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(done.stdout, "[2, 3]\n")
        script = os.path.join(self.project, "pkg", "train.py")
        with open(script, encoding="utf-8") as file:
            done = self.run_script(file.read(), prefix=_LAUNCH)
        self.assertEqual(done.stdout, "[2, 3]\n", done.stderr)

    def test_a_missing_script_makes_no_run(self) -> None:
        done = self.run_script("", prefix=_LAUNCH + ["not_there.py"])
        self.assertEqual((done.returncode, self.folders("not_there")), (2, []))
        self.assertIn("there is no not_there.py", done.stderr)

    def test_rank_above_zero_still_trains(self) -> None:
        done = self.run_script("print('trained')", prefix=_LAUNCH, RANK="1", WORLD_SIZE="2")
        self.assertEqual((done.returncode, done.stdout, self.folders()), (0, "trained\n", []))

    def test_a_place_that_cannot_be_written_still_trains(self) -> None:
        self.write(".runback", "")
        with open(os.path.join(self.temporary, f"runback-{os.getuid()}"), "w", encoding="utf-8"):
            pass
        done = self.run_script("import sys\nprint('trained')\nsys.exit(3)", prefix=_LAUNCH)
        self.assertEqual((done.returncode, done.stdout), (3, "trained\n"), done.stderr)
