"""Writes Optuna studies with the installed optuna: FOLDER/optuna-<major version>.x/studies.db

usage: python make_fixtures.py FOLDER

Two studies: one with reports, pruned, failed, waiting and running trials and params of all kinds, and, since Optuna 2.4,
one with two objectives and infinite values. The database is made smaller by a small page size.
"""

import shutil
import sqlite3
import sys
from pathlib import Path

import optuna

MAJOR = int(optuna.__version__.split(".")[0])
optuna.logging.set_verbosity(optuna.logging.ERROR)


def objective(trial):
    x = trial.suggest_float("x", -5, 5)
    trial.suggest_int("layers", 1, 8)
    trial.suggest_categorical("optimizer", ["adam", "sgd", None, True, 3, 0.5])
    trial.suggest_float("lr", 1e-5, 1, log=True)
    trial.set_user_attr("note", {"a": [1, 2]})
    trial.set_user_attr("host", "gpu é")
    for step in range(4):
        trial.report(x * x / (step + 1), step * 10)
        if trial.should_prune():
            raise optuna.TrialPruned()
    if trial.number == 3:
        raise ValueError("on purpose")
    return x * x


def main():
    case = Path(sys.argv[1]).resolve() / f"optuna-{MAJOR}.x"
    shutil.rmtree(case, ignore_errors=True)
    case.mkdir(parents=True)
    file = case / "studies.db"
    storage = optuna.storages.RDBStorage(f"sqlite:///{file}")
    pruner = optuna.pruners.MedianPruner(n_startup_trials=2)
    study = optuna.create_study(
        storage=storage, study_name=f"digits: lr {MAJOR}", sampler=optuna.samplers.RandomSampler(seed=1), pruner=pruner
    )
    study.optimize(objective, n_trials=8, catch=(ValueError,))
    begun(study).suggest_float("x", -5, 5)
    study.enqueue_trial({"x": 1.5})
    if MAJOR > 1:
        optimize_both(storage)
    storage.engine.dispose()
    database = sqlite3.connect(file)
    database.execute("PRAGMA page_size = 512")
    database.execute("VACUUM")
    database.close()


def begun(study):
    """A trial that is left running."""
    if hasattr(study, "ask"):
        return study.ask()
    return optuna.trial.Trial(study, study._storage.create_new_trial(study._study_id))


def optimize_both(storage):
    both = optuna.create_study(storage=storage, study_name=f"both {MAJOR}", directions=["minimize", "maximize"])
    if hasattr(both, "set_metric_names"):
        both.set_metric_names(["error", "accuracy"])
    infinite = float("inf") if MAJOR > 2 else 7.0
    both.optimize(lambda trial: (trial.suggest_float("x", 0, 1), infinite), n_trials=2)


if __name__ == "__main__":
    main()
