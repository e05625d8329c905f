"""Prints what Optuna itself reads in a folder of cases, as JSON: {"runs": [{id, name, status, params, tags, metrics}]}.

usage: python read_with_tool.py FOLDER

Only the case `optuna-N.x` of the installed major version. Databases are read from a copy, because the client may write.
"""

import json
import math
import shutil
import sys
import tempfile
from pathlib import Path

import optuna

MAJOR = int(optuna.__version__.split(".")[0])
STATUS = {"RUNNING": "RUNNING", "COMPLETE": "FINISHED", "PRUNED": "KILLED", "FAIL": "FAILED", "WAITING": "SCHEDULED"}


def number(value):
    if math.isnan(value):
        return "NaN"
    return value if math.isfinite(value) else "Infinity" if value > 0 else "-Infinity"


def metrics_of(trial, study):
    reports = sorted(trial.intermediate_values.items())
    metrics = {"intermediate_value": [[step, number(value)] for step, value in reports]} if reports else {}
    names = getattr(study, "metric_names", None)
    # Optuna 1 knows one objective only.
    values = (trial.values if hasattr(trial, "values") else [] if trial.value is None else [trial.value]) or []
    for place, value in enumerate(values):
        name = names[place] if names else "value" if len(values) == 1 else f"values_{place}"
        metrics[name] = [[reports[-1][0] if reports else 0, number(value)]]
    return metrics


def main():
    runs = []
    with tempfile.TemporaryDirectory() as scratch:
        file = Path(scratch) / "studies.db"
        shutil.copyfile(Path(sys.argv[1]) / f"optuna-{MAJOR}.x" / "studies.db", file)
        storage = optuna.storages.RDBStorage(f"sqlite:///{file}")
        for summary in optuna.get_all_study_summaries(storage):
            study = optuna.load_study(study_name=summary.study_name, storage=storage)
            for trial in study.trials:
                user = trial.user_attrs.items()
                tags = {key: value if isinstance(value, str) else json.dumps(value) for key, value in user}
                one = {"id": f"{study.study_name}/{trial.number}", "name": f"trial {trial.number}"}
                one.update(status=STATUS[trial.state.name], params=trial.params, tags=tags)
                runs.append({**one, "metrics": metrics_of(trial, study)})
        storage.engine.dispose()
    json.dump({"runs": runs}, sys.stdout, indent=1, sort_keys=True)


if __name__ == "__main__":
    main()
