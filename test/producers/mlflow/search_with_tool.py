"""Writes runs into a new store and prints what MLflow's own search finds there, as JSON:
{"store": folder or file to read, "answers": [{"filter", "found": [names of runs]}]}.

usage: python search_with_tool.py FOLDER

The filters are those of MLflow's documentation ("Search Runs"), each with the keys of these runs. None has a NaN: MLflow's
databases keep 0 in its place, and find it as that (docs/query.md).
"""

import json
import os
import sys
from pathlib import Path

os.environ.update(MLFLOW_DISABLE_TELEMETRY="true", DO_NOT_TRACK="1")

import mlflow  # noqa: E402
from mlflow.tracking import MlflowClient  # noqa: E402

MAJOR = int(mlflow.__version__.split(".")[0])

# The newest version takes all of them; what an older one refuses is left out there.
FILTERS = [
    "metrics.rmse < 1",
    "metrics.rmse < 1 and params.model = 'LogisticRegression'",
    "metrics.`model accuracy` > 0.8",
    'metrics."model accuracy" >= 0.8',
    "metrics.accuracy > 0.72",
    "metrics.accuracy != 0.9",
    "params.batch_size = '32'",
    "params.model LIKE 'Log%'",
    "params.model ILIKE 'log%'",
    "params.model = 'Log%'",
    "params.learning_rate = '0.1'",
    "param.optimizer != 'adam'",
    "params.`feature set` = 'a b'",
    "tags.environment = 'production'",
    "tag.environment != 'production'",
    "tags.environment ILIKE '%PROD%'",
    "tags.`deployment stage` = 'staging'",
    "attributes.status = 'FINISHED'",
    "attributes.status != 'FINISHED'",
    "status = 'RUNNING'",
    "attributes.run_name = 'run 2'",
    "run_name LIKE 'run _'",
    "attributes.run_name ILIKE '%RUN%'",
    "attributes.start_time >= 1700000002000",
    "start_time < 1700000003000",
    "attribute.end_time > 0",
    "metrics.accuracy > 0.72 AND metrics.rmse <= 2 AND tags.environment = 'production'",
    "params.model LIKE '%Reg%' AND metrics.accuracy > 0.5",
    "metrics.missing > 0",
    "params.missing != 'x'",
    "params.optimizer IS NULL",
    "params.optimizer IS NOT NULL",
    "tags.environment IS NULL",
    "attributes.run_id IN ('none')",
    "attributes.user_id = 'ann'",
    "attributes.user_id != 'ann'",
    "user_id LIKE 'a%'",
]
RUNS = [
    ({"model": "LogisticRegression", "batch_size": "32", "learning_rate": "0.1", "optimizer": "adam"},
     {"rmse": 0.5, "accuracy": 0.9, "model accuracy": 0.81}, {"environment": "production"}, "FINISHED"),
    ({"model": "LinearRegression", "batch_size": "64", "optimizer": "sgd", "feature set": "a b"},
     {"rmse": 1.5, "accuracy": 0.72}, {"environment": "preprod", "deployment stage": "staging"}, "FAILED"),
    ({"model": "logit", "learning_rate": "0.01"},
     {"accuracy": 0.8, "model accuracy": 0.8}, {}, "RUNNING"),
    ({"model": "Log%", "batch_size": "32", "optimizer": "Adam"},
     {"rmse": 1.0, "accuracy": -0.5}, {"environment": "Production"}, "FINISHED"),
]


def main():
    folder = Path(sys.argv[1]).resolve()
    folder.mkdir(parents=True, exist_ok=True)
    database = folder / "mlflow.db"
    client = MlflowClient(tracking_uri=f"sqlite:///{database}")
    experiment = client.create_experiment("search")
    run_ids = []
    for i, (params, metrics, tags, status) in enumerate(RUNS):
        time = 1_700_000_000_000 + i * 1000
        name = {"mlflow.runName": f"run {i + 1}", "mlflow.user": "ann" if i < 2 else "bob"}
        run = client.create_run(experiment, start_time=time, tags={**tags, **name}).info.run_id
        run_ids.append(run)
        for key, value in params.items():
            client.log_param(run, key, value)
        for key, value in metrics.items():
            client.log_metric(run, key, value, timestamp=time, step=0)
        if status != "RUNNING":
            client.set_terminated(run, status, end_time=time + 500)
    second = client.get_run(run_ids[1]).info
    places = [
        f"attributes.artifact_uri = '{second.artifact_uri}'",
        f"artifact_uri LIKE '%{second.run_id}%'",
        f"attributes.artifact_uri != '{second.artifact_uri}'",
    ]
    answers = []
    for one in FILTERS + places:
        try:
            runs = client.search_runs([experiment], filter_string=one)
        except mlflow.exceptions.MlflowException:
            if MAJOR >= 3:
                raise
            continue
        answers.append({"filter": one, "found": sorted(run.data.tags["mlflow.runName"] for run in runs)})
    print(json.dumps({"store": str(database), "answers": answers}))


main()
