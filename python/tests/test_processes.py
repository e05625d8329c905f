"""Forks, threads, workers, ranks, children."""

from __future__ import annotations

from tests.workspace import WorkspaceTest


class ProcessTest(WorkspaceTest):
    """Which process writes what."""

    def test_a_forked_child_writes_nothing_of_its_parents_run(self) -> None:
        done = self.run_script(
            """
            import os, sys, runback
            run = runback.init()
            run.log({"parent": 1})
            pid = os.fork()
            if pid == 0:
                run.log({"child": 1})
                run.finish()
                print("from the child", flush=True)
                sys.exit(7)
            os.waitpid(pid, 0)
            run.log({"parent": 2})
            """
        )
        self.assertEqual(done.returncode, 0, done.stderr)
        values = [record["values"] for record in self.records() if record["type"] == "metric"]
        self.assertEqual(values, [{"parent": 1}, {"parent": 2}])
        self.assertEqual(self.only("run.end")["exit_code"], 0)

    def test_a_forked_child_that_is_terminated_dies_and_ends_nothing(self) -> None:
        self.run_script(
            """
            import os, signal, time, runback
            run = runback.init()
            ready, tell = os.pipe()
            pid = os.fork()
            if pid == 0:
                os.write(tell, b"x")
                time.sleep(60)
                os._exit(0)
            os.read(ready, 1)
            os.kill(pid, signal.SIGTERM)
            assert os.WTERMSIG(os.waitpid(pid, 0)[1]) == signal.SIGTERM
            run.log({"after": 1})
            """
        )
        self.assertEqual([r["type"] for r in self.records()], ["run.start", "metric", "run.end"])

    def test_a_run_of_its_own_in_a_forked_child(self) -> None:
        self.run_script(
            """
            import os, runback
            run = runback.init("outer")
            pid = os.fork()
            if pid == 0:
                with runback.init("inner"):
                    runback.log({"a": 1})
                os._exit(0)
            os.waitpid(pid, 0)
            """
        )
        self.assertEqual(self.records("inner")[0]["parent_run_id"], self.records("outer")[0]["run_id"])
        self.assertEqual(self.records("inner")[-1]["type"], "run.end")
        self.assertEqual(self.records("outer")[-1]["status"], "FINISHED")

    def test_workers_of_every_kind(self) -> None:
        for method in ("fork", "spawn", "forkserver"):
            with self.subTest(method):
                done = self.run_script(
                    """
                    import multiprocessing, sys, runback
                    run = runback.init(sys.argv[1])   # not guarded: workers import this again
                    def work(number):
                        run.log({"worker": number})
                        return number * 2
                    if __name__ == "__main__":
                        with multiprocessing.get_context(sys.argv[1]).Pool(2) as pool:
                            assert pool.map(work, range(4)) == [0, 2, 4, 6]
                        run.log({"main": 1})
                    """,
                    method,
                )
                self.assertEqual(done.returncode, 0, done.stderr)
                self.assertEqual(len(self.folders(method)), 1)
                values = [record["values"] for record in self.records(method) if record["type"] == "metric"]
                self.assertEqual(values, [{"main": 1}])

    def test_threads_lose_and_mix_nothing(self) -> None:
        self.run_script(
            """
            import threading, runback
            run = runback.init()
            def work(number):
                for step in range(500):
                    run.log({f"thread{number}": step}, step=step)
            threads = [threading.Thread(target=work, args=(n,)) for n in range(8)]
            for thread in threads: thread.start()
            for thread in threads: thread.join()
            """
        )
        records = self.records()
        self.assertEqual([record["seq"] for record in records], list(range(len(records))))
        for number in range(8):
            key = f"thread{number}"
            logged = [r["values"][key] for r in records if r["type"] == "metric" and key in r["values"]]
            self.assertEqual(logged, list(range(500)))

    def test_rank_above_zero_writes_nothing(self) -> None:
        code = "import runback\nrun = runback.init(config={'a': 1})\nrun.log({'a': 1})\nassert not run.is_active"
        for env in ({"RANK": "1", "WORLD_SIZE": "2"}, {"LOCAL_RANK": "1"}):
            done = self.run_script(code, **env)
            self.assertEqual((done.returncode, done.stderr), (0, ""))
        # Independent tasks of one job look the same, so here it is said.
        for env in ({"SLURM_PROCID": "2", "SLURM_NTASKS": "4"}, {"OMPI_COMM_WORLD_RANK": "3"}):
            told = self.run_script(code, **env)
            self.assertEqual(told.stderr.count("RUNBACK_ALL_RANKS"), 1)
        self.assertEqual(self.folders(), [])

    def test_rank_zero_a_world_of_one_and_all_ranks_write(self) -> None:
        code = "import runback\nrunback.init().log({'a': 1})"
        for env in (
            {"RANK": "0", "WORLD_SIZE": "2", "LOCAL_RANK": "0"},
            {"SLURM_PROCID": "0", "SLURM_NTASKS": "4"},
            {"RANK": "0", "SLURM_PROCID": "3", "SLURM_NTASKS": "4"},
            {"RANK": "1", "WORLD_SIZE": "1"},
            {"RANK": "1", "WORLD_SIZE": "2", "RUNBACK_ALL_RANKS": "1"},
        ):
            before = len(self.folders())
            self.run_script(code, **env)
            self.assertEqual(len(self.folders()), before + 1, env)

    def test_a_child_process_is_nested_where_its_parent_is(self) -> None:
        self.write("child/eval.py", "import runback\nrunback.init().log({'a': 1})")
        done = self.run_script(
            """
            import os, subprocess, sys, runback
            run = runback.init("outer")
            subprocess.run([sys.executable, "eval.py"], cwd="child", check=True)
            run.finish()
            assert "RUNBACK_RUN_ID" not in os.environ and "RUNBACK_DIR" not in os.environ
            """
        )
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(self.records("eval")[0]["parent_run_id"], self.records("outer")[0]["run_id"])

    def test_switched_off(self) -> None:
        done = self.run_script("import runback\nrunback.init().log({'a': 1})", RUNBACK_DISABLED="1")
        self.assertEqual((done.returncode, self.folders()), (0, []))
