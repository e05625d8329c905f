"""What init, log and finish write."""

from __future__ import annotations

import os

from tests.workspace import WorkspaceTest


class RunTest(WorkspaceTest):
    """One run from init to run.end."""

    def test_records_of_a_run(self) -> None:
        done = self.run_script(
            """
            import runback
            run = runback.init(name="first", config={"lr": 0.1, "model": {"depth": 3}}, tags=["baseline"], notes="why")
            runback.log({"loss": 0.5, "acc": 1}, step=7)
            runback.log({"loss": 0.25})
            runback.log_params({"late": None})
            runback.set_tags({"stage": "dev", "baseline": None})
            runback.set_note("because")
            run.finish()
            """
        )
        self.assertEqual(done.returncode, 0, done.stderr)
        records = self.records()
        kinds = [record["type"] for record in records]
        expected = ["run.start", "params", "tags", "metric", "metric", "params", "tags", "note", "run.end"]
        self.assertEqual(kinds, expected)
        self.assertEqual([record["seq"] for record in records], list(range(len(records))))
        start = records[0]
        self.assertRegex(start["run_id"], "^[0-7][0-9A-HJKMNP-TV-Z]{25}$")
        self.assertEqual((start["run_name"], start["experiment"], start["attempt"]), ("first", "train", 1))
        self.assertEqual((start["parent_run_id"], start["notes"], start["cwd"]), (None, "why", self.project))
        self.assertEqual(records[1]["params"], {"lr": 0.1, "model": {"depth": 3}})
        self.assertEqual(records[2]["tags"], {"baseline": "true"})
        self.assertEqual((records[3]["step"], records[3]["values"]), (7, {"loss": 0.5, "acc": 1}))
        self.assertEqual((records[4]["step"], records[4]["values"]), (8, {"loss": 0.25}))
        self.assertEqual(records[6]["tags"], {"stage": "dev", "baseline": None})
        end = records[-1]
        self.assertEqual((end["status"], end["exit_code"], end["error"]), ("FINISHED", None, None))

    def test_every_kind_of_number(self) -> None:
        self.run_script(
            """
            import runback, decimal, fractions
            class Scalar:
                def item(self): return 2.5
            run = runback.init()
            run.log({"nan": float("nan"), "inf": float("inf"), "ninf": -float("inf"), "big": 2**60, "true": True,
                     "dec": decimal.Decimal("1.5"), "frac": fractions.Fraction(1, 4), "tensor": Scalar(),
                     "in": {"a": 1, "b": {"c": 2}}, "text": "no", "none": None, "list": [1],
                     'odd "key" \\n ü \\ud800': 1.0, "": 0, 5: 6})
            """
        )
        values = self.only("metric")["values"]
        odd = 'odd "key" \n ü \ud800'
        self.assertEqual(
            values,
            {
                "nan": "NaN", "inf": "Infinity", "ninf": "-Infinity", "big": str(2**60), "true": 1, "dec": 1.5,
                "frac": 0.25, "tensor": 2.5, "in.a": 1, "in.b.c": 2, odd: 1.0, "": 0, "5": 6,
            },
        )  # fmt: skip

    def test_what_is_no_number_is_told_once(self) -> None:
        done = self.run_script(
            """
            import runback
            run = runback.init()
            for _ in range(5):
                run.log({"a": "text", "b": 1})
            """
        )
        self.assertEqual(done.stderr.count("metric a is no number"), 1)
        self.assertEqual(len([r for r in self.records() if r["type"] == "metric"]), 5)

    def test_params_of_every_kind(self) -> None:
        self.run_script(
            """
            import runback, argparse, dataclasses, pathlib, enum
            @dataclasses.dataclass
            class Config:
                depth: int = 3
            class Color(enum.Enum):
                RED = "red"
            class Broken:
                def __str__(self): raise RuntimeError
            run = runback.init(config=argparse.Namespace(lr=0.1, nested=Config()))
            loop = []
            loop.append(loop)
            run.log_params({"path": pathlib.Path("a/b"), "color": Color.RED, "set": {1}, "broken": Broken(),
                            "nan": float("nan"), "big": 10**30, "loop": loop, "long": "x" * 20000, 3: "three"})
            assert run.config["lr"] == 0.1
            """
        )
        first, second = [record["params"] for record in self.records() if record["type"] == "params"]
        self.assertEqual(first, {"lr": 0.1, "nested": {"depth": 3}})
        self.assertEqual(second["path"], os.path.join("a", "b"))
        self.assertEqual((second["color"], second["set"], second["broken"]), ("red", [1], "<Broken>"))
        self.assertEqual((second["nan"], second["big"], second["3"]), ("NaN", str(10**30), "three"))
        self.assertEqual(len(second["long"]), 10001)

    def test_misuse_never_raises(self) -> None:
        done = self.run_script(
            """
            import runback
            runback.log({"a": 1})
            runback.finish()
            run = runback.init(config=5, tags=7, resume="01M82ZZZZZZZZZZZZZZZZZZZZZ")
            run.log(None)
            run.log({"a": 1}, step="three")
            run.log({"a": 1}, step=float("nan"))
            run.log_params("text")
            run.set_tags(5)
            run.log_artifact("not there")
            run.log_dataset("not there")
            run.log_figure(object())
            run.finish("WON")
            run.finish()
            run.log({"late": 1})
            print("still here")
            """
        )
        self.assertEqual((done.returncode, done.stdout), (0, "still here\n"), done.stderr)
        self.assertIn("is finished", done.stderr)
        self.assertNotIn("Traceback", done.stderr)
        self.assertEqual(self.only("run.end")["status"], "FAILED")

    def test_with_block_and_a_second_init(self) -> None:
        self.run_script(
            """
            import runback
            with runback.init(name="one"):
                runback.log({"a": 1})
            runback.init(name="two")
            runback.init(name="three")
            try:
                with runback.init(name="four"):
                    raise KeyError("x")
            except KeyError:
                pass
            """
        )
        self.assertEqual(len(self.folders()), 4)
        statuses = [self.records(number=number)[-1]["status"] for number in range(4)]
        self.assertEqual(sorted(statuses), ["FAILED", "FINISHED", "FINISHED", "FINISHED"])

    def test_nested_runs_in_one_process(self) -> None:
        self.run_script(
            """
            import runback
            outer = runback.init("outer")
            with runback.init("inner", parent=outer) as inner:
                runback.log({"inner": 1})
                assert runback.current_run() is inner
            runback.log({"outer": 1})
            runback.init("by-id", parent=outer.id).finish()
            """
        )
        outer = self.records("outer")
        self.assertEqual([r["values"] for r in outer if r["type"] == "metric"], [{"outer": 1}])
        self.assertEqual(self.records("inner")[0]["parent_run_id"], outer[0]["run_id"])
        self.assertEqual(self.records("by-id")[0]["parent_run_id"], outer[0]["run_id"])

    def test_secrets_never_reach_the_log(self) -> None:
        token = "ghp_" + "a1" * 18
        self.run_script(
            f"""
            import runback
            run = runback.init(config={{"api_key": "hunter2", "db": {{"password": "hunter2"}}, "max_tokens": 5,
                "token": "hunter2", "tokenizer": "bert", "url": "https://me:hunter2@host/x", "seen": "{token}"}},
                notes="with {token}", tags={{"t": "{token}"}})
            run.set_note("{token}")
            raise ValueError("{token}")
            """,
            "--api-key",
            "hunter2",
            "--password=hunter2",
            "db.password=hunter2",
            "--lr",
            "0.1",
        )
        with open(os.path.join(self.folders()[0], "events.jsonl"), encoding="utf-8") as file:
            text = file.read()
        self.assertNotIn("hunter2", text)
        self.assertNotIn(token, text)
        params = self.only("params")["params"]
        self.assertEqual((params["max_tokens"], params["tokenizer"]), (5, "bert"))
        self.assertEqual(params["url"], "https://[redacted]@host/x")
        self.assertEqual(self.only("run.start")["argv"][-2:], ["--lr", "0.1"])

    def test_folder_is_ignored_by_git_and_names_are_safe(self) -> None:
        self.git("init", "-q")
        self.run_script("import runback; runback.init('a/b: \\u00fc').finish(); runback.init('a_b').finish()")
        self.assertEqual(self.git("status", "--porcelain").strip(), "?? train.py")
        folders = os.listdir(os.path.join(self.project, ".runback", "runs"))
        self.assertEqual(len(folders), 2)
        for folder in folders:
            self.assertRegex(folder, "^[A-Za-z0-9._-]+$")
        strange = next(folder for folder in folders if folder != "a_b")
        self.assertEqual(self.records(strange)[0]["experiment"], "a/b: ü")
