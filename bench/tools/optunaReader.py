"""Processor time of Optuna for the studies of one database: `optunaReader.py FOLDER`, which holds `studies.db`."""

import json
import sys
import time


def read(folder):
    import optuna

    storage = f"sqlite:///{folder}/studies.db"
    optuna.get_all_study_names(storage)  # connections and imports are not its reading
    begin = time.process_time()
    points = 0
    for name in optuna.get_all_study_names(storage):
        for trial in optuna.load_study(study_name=name, storage=storage).get_trials(deepcopy=False):
            points += len(trial.intermediate_values) + len(trial.values or [])
    return time.process_time() - begin, points


if __name__ == "__main__":
    try:
        seconds, points = read(sys.argv[1])
        print(json.dumps({"seconds": seconds, "points": points}))
    except Exception as error:  # not installed
        print(json.dumps({"missing": f"{type(error).__name__}: {error}"}))
