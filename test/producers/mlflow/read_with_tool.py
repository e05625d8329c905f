"""Prints what MLflow's own client reads in a folder of cases, as JSON: {"runs": [{id, name, status, params, tags,
metrics: {key: [[step, value], …]}}]}.

usage: python read_with_tool.py FOLDER

Only the cases `file-N.x` and `sqlite-N.x` of the installed major version: other versions refuse them. All are read from a
copy: the client may write, and wants the empty folders that git does not keep. A database with a write-ahead log is copied
with it.
"""

import json
import math
import os
import shutil
import sys
import tempfile
from pathlib import Path

os.environ.update(MLFLOW_ALLOW_FILE_STORE="true", MLFLOW_DISABLE_TELEMETRY="true", DO_NOT_TRACK="1")

import mlflow  # noqa: E402
from mlflow.tracking import MlflowClient  # noqa: E402

MAJOR = int(mlflow.__version__.split(".")[0])


def number(value):
    if math.isnan(value):
        return "NaN"
    # The database cannot hold infinities: the client gives the largest double in their place.
    if math.isinf(value) or abs(value) == sys.float_info.max:
        return "Infinity" if value > 0 else "-Infinity"
    return value


def history(client, run, key):
    points = client.get_metric_history(run, key)
    # The file store gives a point as often as it was written, the database once.
    unique = {(point.timestamp, point.step, str(point.value)): point for point in points}
    return [[point.step, number(point.value)] for point in unique.values()]


def read(uri):
    client = MlflowClient(tracking_uri=uri)
    experiments = client.search_experiments() if hasattr(client, "search_experiments") else client.list_experiments()
    runs = []
    for run in client.search_runs([experiment.experiment_id for experiment in experiments], max_results=1000):
        metrics = {key: history(client, run.info.run_id, key) for key in run.data.metrics}
        one = {"id": run.info.run_id, "name": run.data.tags.get("mlflow.runName", ""), "status": run.info.status}
        runs.append({**one, "params": run.data.params, "tags": run.data.tags, "metrics": metrics})
    return runs


def add_empty_folders(store):
    for meta in store.glob("**/meta.yaml"):
        if "run_id:" in meta.read_text("utf-8"):
            for name in ("artifacts", "metrics", "params", "tags"):
                (meta.parent / name).mkdir(exist_ok=True)


def main():
    folder = Path(sys.argv[1]).resolve()
    runs = []
    with tempfile.TemporaryDirectory() as scratch:
        for case in sorted(folder.iterdir()):
            copy = Path(scratch) / case.name
            if case.name == f"file-{MAJOR}.x":
                shutil.copytree(case, copy)
                add_empty_folders(copy)
                runs += read((copy / "mlruns").as_uri())
            elif case.name in (f"sqlite-{MAJOR}.x", f"wal-{MAJOR}.x"):
                shutil.copytree(case, copy)
                runs += read(f"sqlite:///{copy / 'mlflow.db'}")
    json.dump({"runs": runs}, sys.stdout, indent=1, sort_keys=True)


if __name__ == "__main__":
    main()
