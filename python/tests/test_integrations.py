"""The callbacks, by stand-ins for the frameworks' base classes that call them in the frameworks' own order."""

from __future__ import annotations

import os

from tests.workspace import WorkspaceTest


class IntegrationTest(WorkspaceTest):
    """Each framework's callback, and that none is imported unless asked for."""

    def test_nothing_is_imported_unless_asked_for(self) -> None:
        for name in ("keras", "transformers", "lightning", "torch", "numpy", "IPython", "psutil"):
            self.write(name + ".py", "raise SystemError('imported')")
        done = self.run_script("import runback\nwith runback.init() as run: run.log({'a': 1})")
        self.assertEqual(done.returncode, 0, done.stderr)

    def test_keras(self) -> None:
        self.write("keras/__init__.py", "")
        self.write(
            "keras/callbacks.py",
            """
            class Callback:
                def __init__(self): self.params, self.model = None, None
            """,
        )
        done = self.run_script(
            """
            from runback.integrations.keras import RunbackCallback
            class Optimizer:
                def get_config(self): return {"name": "adam", "learning_rate": 0.1}
            class Model: optimizer = Optimizer()
            callback = RunbackCallback(every_batches=2)
            callback.params, callback.model = {"epochs": 2, "verbose": 1}, Model()
            callback.on_train_begin()
            for epoch in range(2):
                for batch in range(3): callback.on_train_batch_end(batch, {"loss": 1.0})
                callback.on_epoch_end(epoch, {"loss": 0.5, "val_loss": 0.6})
            callback.on_train_end()
            """
        )
        self.assertEqual(done.returncode, 0, done.stderr)
        expected = {"epochs": 2, "optimizer": {"name": "adam", "learning_rate": 0.1}}
        self.assertEqual(self.only("params")["params"], expected)
        metrics = [(r["step"], r["values"]) for r in self.records() if r["type"] == "metric"]
        self.assertIn((1, {"loss": 0.5, "val_loss": 0.6}), metrics)
        self.assertIn((6, {"batch/loss": 1.0}), metrics)
        self.assertIsNone(self.only("run.end")["exit_code"])

    def test_hugging_face(self) -> None:
        self.write("transformers.py", "class TrainerCallback: pass\n")
        os.makedirs(os.path.join(self.project, "out", "checkpoint-10"))
        done = self.run_script(
            """
            import types, runback
            from runback.integrations.huggingface import RunbackCallback
            class Arguments:
                output_dir, run_name = "out", "bert"
                def to_sanitized_dict(self): return {"learning_rate": 0.1, "hub_token": "hunter2", "unset": None}
            state = types.SimpleNamespace(is_world_process_zero=True, global_step=10)
            other = types.SimpleNamespace(is_world_process_zero=False, global_step=10)
            for state in (other, state):
                callback = RunbackCallback()
                callback.on_train_begin(Arguments(), state, None, model=None)
                callback.on_log(Arguments(), state, None, logs={"loss": 0.5, "epoch": 1.0, "text": "x"})
                callback.on_save(Arguments(), state, None)
                callback.on_train_end(Arguments(), state, None)
            """
        )
        self.assertEqual((done.returncode, done.stderr.count("warning")), (0, 0), done.stderr)
        self.assertEqual(self.only("run.start")["run_name"], "bert")
        self.assertEqual(self.only("params")["params"], {"learning_rate": 0.1, "hub_token": "[redacted]"})
        self.assertEqual(self.only("metric")["values"], {"loss": 0.5, "epoch": 1.0})
        self.assertEqual(self.only("artifact")["stored"], "referenced")

    def test_lightning(self) -> None:
        self.write("lightning/__init__.py", "")
        self.write("lightning/pytorch/__init__.py", "")
        self.write("lightning/pytorch/loggers/__init__.py", "")
        self.write("lightning/pytorch/loggers/logger.py", "class Logger:\n    def __init__(self): pass\n")
        self.write("lightning/pytorch/utilities/__init__.py", "def rank_zero_only(function): return function\n")
        done = self.run_script(
            """
            import os
            from runback.integrations.lightning import RunbackLogger
            logger = RunbackLogger(experiment="mnist", name="one")
            logger.log_hyperparams({"lr": 0.1})
            logger.log_metrics({"loss": 0.5, "epoch": 0}, step=3)
            assert os.path.join(logger.save_dir, logger.name, logger.version) == logger.experiment.folder
            logger.finalize("failed")
            """
        )
        self.assertEqual(done.returncode, 0, done.stderr)
        records = self.records("mnist")
        self.assertEqual([r["type"] for r in records], ["run.start", "params", "metric", "run.end"])
        self.assertEqual((records[2]["step"], records[3]["status"]), (3, "FAILED"))
