"""Processor time of MLflow's client for one store: `mlflowReaders.py FOLDER`, which holds `mlruns` or
`mlflow.db`. The database is read where it lies: it was made for this."""

import json
import os
import sys
import time

os.environ.update(MLFLOW_ALLOW_FILE_STORE="true", MLFLOW_DISABLE_TELEMETRY="true", DO_NOT_TRACK="1")


def read(folder):
    from pathlib import Path

    from mlflow.tracking import MlflowClient

    store = Path(folder)
    files = store / "mlruns"
    client = MlflowClient(tracking_uri=files.as_uri() if files.exists() else f"sqlite:///{store / 'mlflow.db'}")
    client.search_experiments()  # connections and imports are not its reading
    begin = time.process_time()
    ids = [experiment.experiment_id for experiment in client.search_experiments()]
    runs = client.search_runs(ids, max_results=50000)
    points = sum(len(client.get_metric_history(run.info.run_id, key)) for run in runs for key in run.data.metrics)
    return time.process_time() - begin, points


if __name__ == "__main__":
    try:
        seconds, points = read(sys.argv[1])
        print(json.dumps({"seconds": seconds, "points": points}))
    except Exception as error:  # not installed, or a version that refuses this store: the row says so
        print(json.dumps({"missing": f"{type(error).__name__}: {error}"}))
