"""Prints what DVC and DVCLive themselves read below a folder: {"runs": [...]}.

usage: python read_with_tool.py FOLDER

Folders of DVCLive are read by DVCLive's own `parse_metrics`, pipelines by DVC's Python interface in a copy, experiments
(in `*.bundle`) by `dvc exp show`, and the tables of their commits by DVCLive. What `dvc exp show` says of a queue was
written down where the queue was (`shown.json`), as its tasks name the folder. DVCLive 1 reads `live-1` alone.
"""

import json
import math
import os
import shutil
import subprocess
import sys
import tempfile
from importlib.metadata import version
from pathlib import Path
from types import SimpleNamespace

from dvclive.serialize import load_yaml
from dvclive.utils import parse_metrics

os.environ["DVC_NO_ANALYTICS"] = "1"
BIN = Path(sys.executable).parent
IS_OLD = version("dvclive").startswith("1.")


def number(value):
    try:
        value = float(value)
    except ValueError:
        return None
    return value if math.isfinite(value) else str(value)


def flat(value, prefix=""):
    for key, item in value.items():
        if isinstance(item, dict) and item:
            yield from flat(item, f"{prefix}{key}.")
        else:
            yield f"{prefix}{key}", item


def live_run(folder):
    """Params, and points by metric, of a folder of DVCLive."""
    history, latest = parse_metrics(SimpleNamespace(plots_dir=str(folder / "plots"), metrics_file=str(folder / "metrics.json")))
    metrics = {}
    for file, rows in history.items():
        metric = Path(file).relative_to(folder / "plots" / "metrics").with_suffix("").as_posix()
        column = metric if IS_OLD else metric.split("/")[-1]
        points = [[int(row["step"]), number(row[column])] for row in rows]
        metrics[metric] = [point for point in points if point[1] is not None]
    step = latest.pop("step", 0)
    alone = [(name.replace(".", "/"), number(value)) for name, value in flat(latest)]
    metrics.update({name: [[step, value]] for name, value in alone if name not in metrics})
    params = folder / "params.yaml"
    return dict(flat(load_yaml(params))) if params.exists() else {}, metrics


def single_points(values):
    found = [(name, number(value)) for name, value in flat(values) if isinstance(value, (int, float))]
    return {name: [[0, value]] for name, value in found}


def pipeline_run(folder):
    """Params that stages depend on, and metrics, as DVC shows them in a copy."""
    import dvc.api

    with tempfile.TemporaryDirectory() as place:
        shutil.copytree(folder, place, dirs_exist_ok=True)
        subprocess.run([BIN / "dvc", "init", "-q", "--no-scm"], cwd=place, check=True)
        here = os.getcwd()
        os.chdir(place)
        try:
            return dict(flat(dvc.api.params_show(deps=True))), single_points(dvc.api.metrics_show())
        finally:
            os.chdir(here)


def shown(project, *flags):
    command = [BIN / "dvc", "exp", "show", "--json", "--all-commits", *flags]
    path = f"{BIN}{os.pathsep}{os.environ['PATH']}"
    told = subprocess.run(command, cwd=project, check=True, capture_output=True, text=True, env={**os.environ, "PATH": path})
    return json.loads(told.stdout)


def experiment_runs(bundle):
    with tempfile.TemporaryDirectory() as place:
        subprocess.run(["git", "init", "-q"], cwd=place, check=True)
        refs = ["refs/heads/main:refs/heads/work", "refs/exps/*:refs/exps/*"]
        subprocess.run(["git", "fetch", "-q", bundle, *refs], cwd=place, check=True)
        subprocess.run(["git", "checkout", "-q", "work"], cwd=place, check=True)
        used = {one["rev"]: one["data"] for state in shown(place, "--param-deps") for one in revisions(state)}
        for state in shown(place):
            for one in revisions(state):
                yield experiment_run(place, one, state["data"], used[one["rev"]])


def revisions(state):
    return [one for found in state["experiments"] or () for one in found["revs"]]


def experiment_run(project, one, baseline, used):
    fresh = sorted(set(one["data"]["metrics"] or {}) - set(baseline["metrics"] or {}))
    if fresh:  # what DVCLive logged is not in the baseline
        folder = os.path.dirname(fresh[0])
        subprocess.run(["git", "checkout", "-q", one["rev"], "--", folder], cwd=project, check=True)
        params, metrics = live_run(Path(project, folder))
        last = single_points(one["data"]["metrics"][fresh[0]]["data"])
        assert all(metrics[name.replace(".", "/")][-1][1] == points[0][1] for name, points in last.items() if name != "step")
    else:
        params = {key: value for file in used["params"].values() for key, value in flat(file["data"])}
        metrics = {}
        for file in (one["data"]["metrics"] or {}).values():
            metrics.update(single_points(file["data"]))
    return {"id": one["rev"], "name": one["name"], "status": "FINISHED", "params": params, "tags": {}, "metrics": metrics}


STAGE_PARAMS = ("train.lr", "model.yaml:width")
STATES = {"queued": "SCHEDULED", "failed": "FAILED", "success": "FINISHED"}


def queued_runs(shown):
    for one in json.loads(shown.read_text()):
        params = {
            (key if file == "params.yaml" else f"{file}:{key}"): value
            for file, data in one["params"].items()
            for key, value in flat(data)
        }
        if one["state"] == "success":  # what its stage depends on is kept with it, not all there is
            params = {key: value for key, value in params.items() if key in STAGE_PARAMS}
        status = STATES[one["state"]]
        yield {"id": one["rev"], "name": one["name"], "status": status, "params": params, "tags": {}, "metrics": {}}


def live_folders(root):
    """Folders of DVCLive, with tables and without."""
    whole = {place.parent.parent for place in root.rglob("plots/metrics")}
    bare = {place.parent for place in root.rglob("bare/*/metrics.json")}
    return sorted(whole | bare)


def main(root):
    runs = []
    for folder in live_folders(root):
        if IS_OLD != (folder.parent.name == "live-1"):
            continue
        params, metrics = live_run(folder)
        runs.append({"id": str(folder.relative_to(root)), "name": folder.name, "params": params, "tags": {}, "metrics": metrics})
    if IS_OLD:
        return print(json.dumps({"runs": runs}))
    for lock in sorted(root.rglob("dvc.lock")):
        params, metrics = pipeline_run(lock.parent)
        found = str(lock.parent.relative_to(root))
        runs.append({"id": found, "name": lock.parent.name, "params": params, "tags": {}, "metrics": metrics})
    for bundle in sorted(root.glob("*.bundle")):
        runs.extend(experiment_runs(bundle))
    for shown in sorted(root.rglob("queue/shown.json")):
        runs.extend(queued_runs(shown))
    print(json.dumps({"runs": runs}))


main(Path(sys.argv[1]).resolve())
