"""Artifacts, data sets and figures."""

from __future__ import annotations

import hashlib
import os

from tests.workspace import PATIENCE, WorkspaceTest


class FilesTest(WorkspaceTest):
    """What is kept, and what is only named."""

    def artifacts(self) -> list:
        return [record for record in self.records() if record["type"] == "artifact"]

    def test_artifacts(self) -> None:
        self.write("out/model.pt", "weights")
        done = self.run_script(
            """
            import runback, os
            run = runback.init()
            run.log_artifact("out/model.pt", step=1)
            run.log_artifact("out/model.pt", step=2)
            open("out/model.pt", "w").write("better weights")
            run.log_artifact("out/model.pt", step=3)
            run.log_artifact("out/model.pt", copy=False, kind="checkpoint")
            run.log_artifact("out", name="../../all of it")
            with open("big.bin", "wb") as file: file.truncate(11 * 1024 * 1024)
            run.log_artifact("big.bin")
            own = os.path.join(run.folder, "plot.svg")
            open(own, "w").write("<svg/>")
            run.log_artifact(own)
            """
        )
        self.assertEqual(done.stderr.count("failed"), 0, done.stderr)
        first, again, better, named, folder, big, own = self.artifacts()
        self.assertEqual((first["path"], first["kind"], first["size"]), ("artifacts/model.pt", "model", 7))
        self.assertEqual(first["sha256"], hashlib.sha256(b"weights").hexdigest())
        self.assertEqual((again["path"], better["path"]), ("artifacts/model.pt", "artifacts/model-2.pt"))
        self.assertEqual((named["stored"], named["kind"]), ("referenced", "checkpoint"))
        self.assertEqual(named["path"], os.path.join(self.project, "out", "model.pt"))
        self.assertEqual((folder["kind"], folder["stored"]), ("folder", "copied"))
        self.assertEqual((big["stored"], big["sha256"]), ("referenced", None))
        self.assertEqual((own["path"], own["stored"]), ("plot.svg", "copied"))
        run_folder = self.folders()[0]
        for record in (first, better, folder, own):
            path = os.path.realpath(os.path.join(run_folder, record["path"]))
            self.assertTrue(os.path.exists(path) and path.startswith(run_folder + os.sep), record)

    def test_datasets(self) -> None:
        self.write("data/a.csv", "x,y\n1,2\n")
        self.write("data/deep/b.csv", "x\n")
        self.run_script(
            """
            import runback, os
            run = runback.init()
            run.log_dataset("data/a.csv", role="train", rows=1)
            run.log_dataset("data")
            os.utime("data/a.csv", (1, 1))
            run.log_dataset("data", name="touched")
            open("data/deep/b.csv", "a").write("3")
            run.log_dataset("data", name="changed")
            with open("big.bin", "wb") as file: file.truncate(65 * 1024 * 1024)
            run.log_dataset("big.bin")
            """
        )
        one, tree, touched, changed, big = [r for r in self.records() if r["type"] == "dataset"]
        self.assertEqual((one["name"], one["role"], one["rows"], one["nfiles"]), ("a.csv", "train", 1, 1))
        self.assertEqual(one["digest"], hashlib.sha256(b"x,y\n1,2\n").hexdigest())
        self.assertEqual((tree["nfiles"], tree["size"], tree["digest_algorithm"]), (2, 10, "sha256-tree"))
        self.assertEqual(tree["digest"], touched["digest"])
        self.assertNotEqual(tree["digest"], changed["digest"])
        self.assertEqual(big["digest_algorithm"], "sha256-sampled")

    def test_figures(self) -> None:
        self.run_script(
            """
            import runback
            class Figure:
                def savefig(self, path, **options): open(path, "wb").write(b"PNG")
            class Axes:
                figure = Figure()
            class Plotly:
                def write_html(self, path, **options): open(path, "w").write("<html>")
            class Broken:
                def savefig(self, path, **options):
                    open(path, "wb").write(b"half")
                    raise RuntimeError("no backend")
            run = runback.init()
            run.log_figure(Figure(), "roc", step=5)
            run.log_figure(Axes(), "roc", step=5)
            run.log_figure(Plotly())
            run.log_figure(b"\\x89PNG....", "bytes/one")
            run.log_figure(Broken(), "broken")
            """
        )
        paths = [record["path"] for record in self.artifacts()]
        expected = ["figures/roc-5.png", "figures/roc-5-2.png", "figures/figure.html", "figures/bytes/one.png"]
        self.assertEqual(paths, ["artifacts/" + path for path in expected])
        self.assertEqual(self.artifacts()[0]["step"], 5)
        self.assertFalse(os.path.exists(os.path.join(self.folders()[0], "artifacts/figures/broken.png")))

    def test_system_metrics(self) -> None:
        self.run_script(
            f"""
            import os, time, runback
            log = os.path.join(runback.init(system_metrics=True).folder, "events.jsonl")
            until = time.monotonic() + {PATIENCE / 2}
            while "system/" not in open(log).read() and time.monotonic() < until:
                time.sleep(0.05)
            """
        )
        values = next(record["values"] for record in self.records() if record["type"] == "metric")
        self.assertTrue(all(key.startswith("system/") for key in values))
        self.assertGreater(values["system/process_memory_mib"], 1)
