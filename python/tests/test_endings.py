"""How the end of a process becomes the end of a run."""

from __future__ import annotations

import signal
from typing import Any, Dict

from tests.workspace import WorkspaceTest, wait_for

_START = "import runback, sys, os, signal, threading, time\nrun = runback.init()\nrun.log({'a': 1})\n"


class EndingTest(WorkspaceTest):
    """Real processes that end in every way."""

    def end_of(self, code: str, exit_code: int) -> Dict[str, Any]:
        done = self.run_script(_START + code)
        self.assertEqual(done.returncode, exit_code, done.stderr)
        return self.only("run.end")

    def test_normal_end_without_finish(self) -> None:
        end = self.end_of("", 0)
        self.assertEqual((end["status"], end["exit_code"], end["error"]), ("FINISHED", 0, None))

    def test_exception(self) -> None:
        end = self.end_of("raise ValueError('boom')", 1)
        self.assertEqual((end["status"], end["exit_code"]), ("FAILED", 1))
        self.assertEqual((end["error"]["type"], end["error"]["message"]), ("ValueError", "boom"))
        self.assertIn("train.py", end["error"]["traceback"])

    def test_exception_although_the_hook_was_replaced(self) -> None:
        end = self.end_of("sys.excepthook = lambda *a: None\nraise ValueError('boom')", 1)
        self.assertEqual((end["status"], end["error"]["message"]), ("FAILED", "boom"))

    def test_an_earlier_hook_is_still_called(self) -> None:
        code = "import sys\nsys.excepthook = lambda *a: print('mine', a[1])\n" + _START + "raise ValueError('boom')"
        done = self.run_script(code)
        self.assertEqual(done.stdout, "mine boom\n")
        self.assertEqual(self.only("run.end")["status"], "FAILED")

    def test_exit_codes(self) -> None:
        self.assertEqual(self.end_of("sys.exit(3)", 3)["exit_code"], 3)
        self.assertEqual(self.end_of("sys.exit(0)", 0)["status"], "FINISHED")
        end = self.end_of("sys.exit('no data')", 1)
        self.assertEqual((end["status"], end["error"]["message"]), ("FAILED", "no data"))

    def test_a_caught_exit_is_not_the_end(self) -> None:
        end = self.end_of("try:\n    sys.exit(3)\nexcept SystemExit:\n    run.log({'a': 2})", 0)
        self.assertEqual((end["status"], end["exit_code"]), ("FINISHED", 0))

    def test_keyboard_interrupt(self) -> None:
        done = self.run_script(_START + "os.kill(os.getpid(), signal.SIGINT)\ntime.sleep(30)")
        self.assertNotEqual(done.returncode, 0)
        end = self.only("run.end")
        self.assertEqual((end["status"], end["error"]["type"]), ("KILLED", "KeyboardInterrupt"))

    def test_exception_in_a_thread(self) -> None:
        code = "t = threading.Thread(target=lambda: 1 / 0, name='loader')\nt.start()\nt.join()\nrun.log({'a': 2})"
        end = self.end_of(code, 0)
        self.assertEqual((end["status"], end["error"]["type"]), ("FINISHED", "ZeroDivisionError"))
        self.assertEqual(end["error"]["thread"], "loader")

    def test_threads_that_outlive_main_still_log(self) -> None:
        code = "def work():\n    time.sleep(0.2)\n    run.log({'late': 1})\nthreading.Thread(target=work).start()"
        self.end_of(code, 0)
        kinds = [record["type"] for record in self.records()]
        self.assertEqual(kinds[-2:], ["metric", "run.end"])

    def test_os_exit_and_kill_leave_no_end(self) -> None:
        self.run_script(_START + "os._exit(5)")
        self.assertEqual(self.records()[-1]["type"], "metric")
        self.run_script(_START + "os.kill(os.getpid(), signal.SIGKILL)")
        self.assertEqual(self.records()[-1]["type"], "metric")

    def test_sigterm_and_sighup_end_the_run_and_the_process(self) -> None:
        for number in (signal.SIGTERM, signal.SIGHUP):
            done = self.run_script(_START + f"os.kill(os.getpid(), {int(number)})\ntime.sleep(30)")
            self.assertEqual(done.returncode, -number)
            end = self.only("run.end")
            self.assertEqual((end["status"], end["exit_code"]), ("KILLED", 128 + number))
            self.assertEqual(end["error"]["message"], number.name)

    def test_a_handler_of_the_program_decides(self) -> None:
        done = self.run_script(
            "import signal\nsignal.signal(signal.SIGTERM, lambda *a: print('saving'))\n"
            + _START
            + "os.kill(os.getpid(), signal.SIGTERM)\nrun.log({'checkpoint': 1})"
        )
        self.assertEqual((done.returncode, done.stdout), (0, "saving\n"))
        self.assertEqual([record["type"] for record in self.records()][-2:], ["metric", "run.end"])
        self.assertEqual(self.records()[-1]["status"], "KILLED")

    def test_an_ignored_signal_stays_ignored(self) -> None:
        end = self.end_of_ignored()
        self.assertEqual(end["status"], "FINISHED")

    def end_of_ignored(self) -> Dict[str, Any]:
        code = "import signal\nsignal.signal(signal.SIGHUP, signal.SIG_IGN)\n" + _START
        done = self.run_script(code + "os.kill(os.getpid(), signal.SIGHUP)\nrun.log({'a': 2})")
        self.assertEqual(done.returncode, 0)
        return self.only("run.end")

    def test_init_in_a_thread_sets_no_signal_handlers(self) -> None:
        done = self.run_script(
            """
            import runback, threading, signal
            def work():
                with runback.init() as run:
                    run.log({"a": 1})
            t = threading.Thread(target=work); t.start(); t.join()
            assert signal.getsignal(signal.SIGTERM) == signal.SIG_DFL
            """
        )
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(self.only("run.end")["status"], "FINISHED")

    def test_hooks_are_gone_after_the_last_run(self) -> None:
        done = self.run_script(
            """
            import sys, signal, threading
            def state(): return (sys.excepthook, threading.excepthook, sys.exit, signal.getsignal(signal.SIGTERM),
                                 "write" in vars(sys.stdout))
            before = state()
            import runback
            run = runback.init()
            assert state() != before
            with runback.init(parent=run): pass
            assert state() != before
            run.finish()
            assert state() == before, (before, state())
            """
        )
        self.assertEqual(done.returncode, 0, done.stderr)

    def test_heartbeats_while_nothing_is_logged(self) -> None:
        process = self.start(
            """
            import runback.life.heartbeat as heartbeat, functools, time
            heartbeat.Heartbeat.__init__.__defaults__ = (0.05,)
            import runback
            runback.init()
            print("ready", flush=True)
            time.sleep(60)
            """
        )
        assert process.stdout is not None
        process.stdout.readline()
        wait_for(lambda: sum(r["type"] == "heartbeat" for r in self.records()) >= 3, "three heartbeats")
        process.kill()

    def test_a_prompt_is_not_ended_by_an_error(self) -> None:
        done = self.run_script("", prefix=["-i", "-c", "import sys; sys.ps1 = ''\nimport runback; runback.init()\n1/0"])
        self.assertIn("ZeroDivisionError", done.stderr)
        self.assertEqual(self.records("default")[-1]["status"], "FINISHED")
