"""Prints what Python's own csv module and YAML reader find in the fixtures: read_with_tool.py FOLDER.

The tools of this family have no readers of their own.
"""

import csv
import json
import math
import sys
from pathlib import Path

import yaml


class Loader(yaml.SafeLoader):
    """Keeps what unknown tags stand before."""


def construct(loader, tag, node):
    if isinstance(node, yaml.MappingNode):
        return loader.construct_mapping(node, deep=True)
    if isinstance(node, yaml.SequenceNode):
        return loader.construct_sequence(node, deep=True)
    return loader.construct_scalar(node) or tag.split(":")[-1]


Loader.add_multi_constructor("tag:yaml.org,2002:python/", construct)


def number(cell):
    try:
        value = float(cell)
    except ValueError:
        return None
    return value if math.isfinite(value) else str(value)


def flat(value, prefix=""):
    for key, item in value.items():
        if isinstance(item, dict) and item:
            yield from flat(item, f"{prefix}{key}.")
        else:
            yield f"{prefix}{key}", item


def table(file, step, prefix="", comment=0, delimiter=","):
    metrics = {}
    with open(file, newline="") as opened:
        for _ in range(comment):
            opened.readline()
        for index, row in enumerate(csv.DictReader(opened, delimiter=delimiter, skipinitialspace=True)):
            cells = {name.strip(): (cell or "").strip() for name, cell in row.items()}
            at = float(cells[step]) if step else index
            for name, cell in cells.items():
                if name != step and number(cell) is not None:
                    metrics.setdefault(prefix + name, []).append([at, number(cell)])
    return metrics


def run(folder, place, metrics, params=None):
    found = {}
    if params is not None and params.exists():
        found = dict(flat(yaml.load(params.read_text(), Loader)))
    return {"id": str(place.relative_to(folder)), "name": place.name, "status": None, "params": found, "tags": {}, "metrics": metrics}


def main(folder):
    runs = []
    for file in folder.glob("lightning/**/metrics.csv"):
        runs.append(run(folder, file.parent, table(file, "step"), file.parent / "hparams.yaml"))
    for file in folder.glob("ultralytics/**/results.csv"):
        runs.append(run(folder, file.parent, table(file, "epoch"), file.parent / "args.yaml"))
    for file in [*folder.glob("keras/*.log"), *folder.glob("keras/*/*.csv")]:
        runs.append(run(folder, file, table(file, "epoch")))
    for file in folder.glob("sb3/progress.csv"):
        metrics = table(file, "time/total_timesteps")
        for monitor in file.parent.glob("*.monitor.csv"):
            metrics.update(table(monitor, None, f"monitor/{monitor.name.split('.')[0]}/", 1))
        runs.append(run(folder, file.parent, metrics))
    for place in folder.glob("catboost/catboost_info"):
        metrics = {}
        for name, prefix in (("learn_error", "learn/"), ("test_error", "test/"), ("time_left", "time/")):
            metrics.update(table(place / f"{name}.tsv", "iter", prefix, delimiter="\t"))
        runs.append(run(folder, place, metrics))
    print(json.dumps({"runs": sorted(runs, key=lambda one: one["id"])}, indent=1))


main(Path(sys.argv[1]))
