"""Writes MLflow's stores with the installed mlflow: FOLDER/<store>-<major version>.x/…

usage: python make_fixtures.py FOLDER

Cases: file (a folder `mlruns`), sqlite (a database `mlflow.db`), and with MLflow 1 also wal (the same database while a
writer has it open: the newest points are in its write-ahead log only) and hot (while a transaction is under way).
Databases are made smaller: a small page size, and without empty tables that runs do not use.
"""

import os
import shutil
import sqlite3
import sys
from pathlib import Path

os.environ.update(LOGNAME="ada", MLFLOW_ALLOW_FILE_STORE="true", MLFLOW_DISABLE_TELEMETRY="true", DO_NOT_TRACK="1")

import mlflow  # noqa: E402
from mlflow.entities import Metric, Param, RunTag  # noqa: E402
from mlflow.tracking import MlflowClient  # noqa: E402

MAJOR = int(mlflow.__version__.split(".")[0])
NAN, INF = float("nan"), float("inf")
COMMIT = "3fbc4a046f43c7c2f977f23e0c3ab88e560766d8"


def training(client, experiment):
    """A parent with all there is, and two nested runs."""
    with mlflow.start_run(experiment_id=experiment, run_name="wide é") as parent:
        mlflow.log_params({"lr": 1e-05, "layers": 3, "bias": True, "name": "adam ", "version": "007", "none": None})
        mlflow.set_tag("mlflow.note.content", "A *note*.\nTwo lines.")
        mlflow.set_tag("mlflow.source.git.commit", COMMIT)
        mlflow.set_tags({"team/owner": "vision", "dots.and-dashes": "ü"})
        for step in range(30):
            mlflow.log_metrics({"loss": 1 / (step + 1), "train/acc": step / 30}, step=step)
        for step, value in enumerate([NAN, INF, -INF, -0.0, 1e-300, 1.7e308]):
            mlflow.log_metric("odd values", value, step=step)
        for step in (5, 3, 3, -2):
            mlflow.log_metric("steps", step * 2.5, step=step)
        mlflow.log_text("hello", "notes/hello.txt")
        mlflow.log_dict({"a": 1}, "settings.json")
        with mlflow.start_run(experiment_id=experiment, run_name="fold 1", nested=True):
            mlflow.log_metric("loss", 0.25)
        if MAJOR >= 2:
            data(client)
        if MAJOR >= 3:
            models()
    batch = [Metric("bulk", value / 7, 1700000000000 + value, value) for value in range(120)]
    other = client.create_run(experiment, tags={"mlflow.parentRunId": parent.info.run_id})
    client.log_batch(other.info.run_id, batch, [Param("x", "1")], [RunTag("kind", "bulk")])
    return parent.info.run_id


def data(client):
    import pandas

    frame = pandas.DataFrame({"a": [1, 2, 3], "b": [0.5, 0.25, 0.125]})
    dataset = mlflow.data.from_pandas(frame, source="data/train.csv", name="digits")
    mlflow.log_input(dataset, context="training")
    mlflow.log_input(mlflow.data.from_pandas(frame[:2], source="data/test.csv", name="digits-test"), context="eval")
    if MAJOR >= 3:
        # Step 0, because the file store of MLflow 3 gives such a point back without its step.
        mlflow.log_metric("on data", 0.75, step=0, dataset=dataset)


def models():
    model = mlflow.create_external_model(name="net")
    mlflow.log_metric("loss", 0.01, step=40, model_id=model.model_id)
    mlflow.log_outputs([mlflow.entities.LoggedModelOutput(model.model_id, step=40)])


def ends(client, experiment):
    """Runs that ended otherwise, one that goes on, and deleted ones."""
    try:
        with mlflow.start_run(experiment_id=experiment, run_name="breaks"):
            mlflow.log_metric("loss", 3)
            raise ValueError("on purpose")
    except ValueError:
        pass
    for status in ("KILLED", "SCHEDULED"):
        run = client.create_run(experiment)
        client.set_terminated(run.info.run_id, status)
    running = client.create_run(experiment)
    client.log_metric(running.info.run_id, "loss", 0.5, step=1)
    deleted = client.create_run(experiment)
    client.log_metric(deleted.info.run_id, "loss", 9)
    client.delete_run(deleted.info.run_id)
    gone = client.create_experiment("deleted experiment")
    client.create_run(gone)
    client.delete_experiment(gone)


def store(uri):
    mlflow.set_tracking_uri(uri)
    client = MlflowClient()
    experiment = client.create_experiment("digits: a test", artifact_location="file:///home/ada/project/artifacts/1")
    # Artifacts cannot be written there: the run's own folder below the store is used.
    client.delete_experiment(experiment)
    experiment = client.create_experiment("digits")
    training(client, experiment)
    ends(client, experiment)
    dispose(uri)


def dispose(uri):
    """Closes the database."""
    if uri.startswith("sqlite"):
        mlflow.tracking._tracking_service.utils._get_store().engine.dispose()


def make_smaller(file):
    database = sqlite3.connect(file)
    tables = [name for (name,) in database.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
    for table in tables:
        is_used = any(word in table for word in ("metric", "param", "tag", "input", "dataset", "logged_model"))
        (rows,) = database.execute(f'SELECT COUNT(*) FROM "{table}"').fetchone()
        if rows == 0 and (not is_used or "trace" in table):
            database.execute(f'DROP TABLE "{table}"')
    database.commit()
    database.execute("PRAGMA page_size = 512")
    database.execute("VACUUM")
    database.close()


def add_points(database, first, count):
    wanted = "SELECT run_uuid FROM runs JOIN metrics USING (run_uuid) WHERE status = 'RUNNING' AND \"key\" = 'loss'"
    (run,) = database.execute(wanted).fetchone()
    for step in range(first, first + count):
        values = ("loss", 1 / step, 1700000000000 + step, run, step, 0)
        database.execute(
            'INSERT INTO metrics ("key", value, timestamp, run_uuid, step, is_nan) VALUES (?, ?, ?, ?, ?, ?)', values
        )


def copy_open(database, case, suffix):
    case.mkdir()
    for name in ("mlflow.db", f"mlflow.db{suffix}"):
        shutil.copyfile(name, case / name)
    database.rollback()
    database.close()


def written_database(folder):
    """The database as it lies on the disk while it is written, once with each kind of journal."""
    database = sqlite3.connect("mlflow.db", isolation_level=None)
    database.execute("PRAGMA cache_size = 2")
    database.execute("BEGIN")
    add_points(database, 1000, 100)
    database.execute("UPDATE metrics SET value = 77 WHERE step = 1")
    copy_open(database, folder / "hot-1.x", "-journal")
    database = sqlite3.connect("mlflow.db", isolation_level=None)
    database.execute("PRAGMA journal_mode = WAL")
    database.execute("PRAGMA wal_autocheckpoint = 0")
    add_points(database, 2, 20)
    database.execute("BEGIN")
    add_points(database, 500, 3)
    copy_open(database, folder / "wal-1.x", "-wal")


def main():
    folder = Path(sys.argv[1]).resolve()
    sys.argv[0] = "train.py"  # MLflow writes it into every run
    home = Path.cwd()
    for kind, uri in (("file", "./mlruns"), ("sqlite", "sqlite:///mlflow.db")):
        case = folder / f"{kind}-{MAJOR}.x"
        shutil.rmtree(case, ignore_errors=True)
        case.mkdir(parents=True)
        os.chdir(case)
        store(uri)
        if kind == "sqlite":
            make_smaller("mlflow.db")
            if MAJOR == 1:
                for name in ("hot-1.x", "wal-1.x"):
                    shutil.rmtree(folder / name, ignore_errors=True)
                copy = Path("copy")
                copy.mkdir()
                shutil.copyfile("mlflow.db", copy / "mlflow.db")
                os.chdir(copy)
                written_database(folder)
                os.chdir(case)
                shutil.rmtree(copy)
        os.chdir(home)


if __name__ == "__main__":
    main()
