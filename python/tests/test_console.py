"""The console log."""

from __future__ import annotations

import os

from tests.workspace import WorkspaceTest


class ConsoleTest(WorkspaceTest):
    """What the program prints is printed as before, and kept."""

    def console(self, number: int = -1) -> str:
        with open(os.path.join(self.folders()[number], "console.log"), encoding="utf-8", newline="") as file:
            return file.read()

    def test_both_streams_and_early_loggers_are_kept(self) -> None:
        done = self.run_script(
            """
            import logging, sys
            logging.basicConfig(format="%(message)s")
            import runback
            run = runback.init()
            print("out", "put")
            logging.warning("logged")
            sys.stdout.write("no newline at the end")
            assert sys.stdout.isatty() is False and sys.stdout.fileno() == 1
            """
        )
        self.assertEqual(done.stdout, "out put\nno newline at the end")
        lines = self.console().splitlines()
        self.assertTrue({"out put", "logged", "no newline at the end"} <= set(lines), lines)

    def test_the_traceback_is_kept(self) -> None:
        self.run_script("import runback\nrunback.init()\nraise ValueError('boom')")
        self.assertIn("ValueError: boom", self.console())

    def test_only_the_last_state_of_a_progress_bar(self) -> None:
        self.run_script(
            """
            import sys, runback
            runback.init()
            for percent in range(101):
                sys.stdout.write(f"\\r{percent}%")
            print()
            print("windows\\r")
            """
        )
        lines = self.console().split("\n")
        self.assertIn("100%", lines)
        self.assertIn("windows", lines)
        self.assertNotIn("50%", self.console())

    def test_the_size_is_capped(self) -> None:
        done = self.run_script(
            "import runback, runback.life.console as console\nconsole.LARGEST = 10_000\nrunback.init()\n"
            "for n in range(5000): print('line', n)\n"
        )
        self.assertEqual(len(done.stdout.splitlines()), 5000)
        self.assertLess(len(self.console()), 10_100)
        self.assertTrue(self.console().endswith("[the console log ends here: it reached 10 MB]\n"))

    def test_opt_out_and_unwrapping(self) -> None:
        self.run_script("import runback\nrunback.init(console=False)\nprint('x')")
        self.assertFalse(os.path.exists(os.path.join(self.folders()[0], "console.log")))
        self.run_script("import runback\nwith runback.init(): print('in')\nprint('out')")
        self.assertIn("in\n", self.console())
        self.assertNotIn("out\n", self.console())

    def test_a_forked_child_is_heard_by_the_terminal_only(self) -> None:
        code = "import os, runback\nrunback.init()\npid = os.fork()\nif pid == 0:\n    print('child', flush=True)\n    os._exit(0)\n"
        done = self.run_script(code + "os.waitpid(pid, 0)\nprint('parent')")
        self.assertIn("child", done.stdout)
        self.assertNotIn("child", self.console())

    def test_streams_that_are_none_or_odd(self) -> None:
        done = self.run_script(
            """
            import sys, runback
            class Odd:
                __slots__ = ()
                def write(self, text): return len(text)
                def flush(self): pass
            sys.stdout, sys.stderr = Odd(), None
            with runback.init() as run:
                print("nobody hears this")
            """
        )
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(self.records()[-1]["status"], "FINISHED")
