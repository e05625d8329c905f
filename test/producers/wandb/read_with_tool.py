"""Prints the runs below a folder as wandb's own code reads them: {"runs": [...]}.

usage: python read_with_tool.py FOLDER

Up to 0.20 or so, wandb has a reader of its logs in Python (sdk.internal.datastore); later ones have none, and there the
framing is read here and the records with wandb's own messages. What Runback makes of steps that metrics name, of true
and false, and of values that are only in the summary is done here again, from wandb's documentation.
"""

import fnmatch
import json
import math
import os
import re
import struct
import sys
import zlib

from wandb.proto import wandb_internal_pb2

RUN_FOLDER = re.compile(r"(?:offline-)?run-(\d{8}_\d{6})-.+")


def records(file: str):
    try:
        from wandb.sdk.internal.datastore import DataStore
    except ImportError:
        yield from framed(file)
        return
    store = DataStore()
    store.open_for_scan(file)
    while True:
        try:
            data = store.scan_data()
        except AssertionError:
            return  # the end of a log that was not closed
        if data is None:
            return
        yield data


def framed(file: str):
    with open(file, "rb") as log:
        data = log.read()
    at, parts = 7, b""
    while at + 7 <= len(data):
        left = 32768 - at % 32768
        if left < 7:
            at += left
            continue
        checksum, length, kind = struct.unpack("<IHB", data[at : at + 7])
        chunk = data[at + 7 : at + 7 + length]
        if len(chunk) < length:
            return
        if zlib.crc32(data[at + 6 : at + 7] + chunk) != checksum:
            raise ValueError(f"{file}: wrong checksum at {at}")
        at += 7 + length
        parts = chunk if kind in (1, 2) else parts + chunk
        if kind in (1, 4):
            yield parts


def main(root: str) -> None:
    starts = []
    for folder, _, files in os.walk(root):
        match = RUN_FOLDER.fullmatch(os.path.basename(folder))
        logs = [name for name in files if name.startswith("run-") and name.endswith(".wandb")]
        if match and logs:
            starts.append((os.path.dirname(folder), match.group(1), os.path.join(folder, logs[0])))
    runs = {}
    for parent, _, log in sorted(starts):
        key = (parent, os.path.basename(log)[len("run-") : -len(".wandb")])
        runs.setdefault(key, Run(key[1])).read(log)
    print(json.dumps({"runs": [run.result() for _, run in sorted(runs.items())]}, sort_keys=True))


class Run:
    def __init__(self, name: str) -> None:
        self.id = f"wandb:{name}"
        self.name = name
        self.status = "RUNNING"
        self.config = {}
        self.tags = {}
        self.metrics = {}
        self.earlier = {}
        self.written = {}

    def read(self, log: str) -> None:
        """Reads one start of the run, after those before it."""
        self.status = "RUNNING"
        self.earlier, self.metrics = self.joined(), {}
        definitions, summary, history_keys, step_values = [], {}, set(), {}
        last_step, stats = 0, 0
        started, has_exit = False, False
        for data in records(log):
            record = wandb_internal_pb2.Record()
            record.ParseFromString(data)
            kind = record.WhichOneof("record_type")
            if kind == "run":
                self.take_run(record.run)
            elif kind == "config":
                self.take_config(record.config)
            elif kind == "metric":
                definitions.append(record.metric)
            elif kind == "exit":
                has_exit = True
                self.status = "FAILED" if record.exit.exit_code else "FINISHED"
            elif kind == "stats":
                for key, value in flat(record.stats.item).items():
                    self.add(f"system/{key}", stats, value)
                stats += 1
            elif kind == "summary":
                summary.update(flat(record.summary.update))
            elif kind == "history":
                row = flat(record.history.item)
                step = row.get("_step", record.history.step.num)
                last_step = max(step, last_step)
                if not started and not any(definition.step_metric for definition in definitions):
                    self.hide_from(step)
                started = True
                for key, value in row.items():
                    if key.startswith("_") or not isinstance(value, (int, float)):
                        continue
                    history_keys.add(key)
                    axis = step_metric(definitions, key)
                    if axis is not None and axis in row:
                        step_values[axis] = row[axis]
                    self.add(key, step_values.get(axis, step), value)
        for definition in definitions:
            if definition.goal:
                goal = {1: "minimize", 2: "maximize"}[definition.goal]
                self.tags[f"wandb.goal.{definition.name or definition.glob_name}"] = goal
        for key, value in summary.items():
            if key.startswith("_") or key in history_keys or value is None:
                continue
            if isinstance(value, str):
                self.tags[f"wandb.summary.{key}"] = value
            elif has_exit:
                self.add(key, last_step, value)

    def hide_from(self, step: float) -> None:
        """This start begins at this step: what earlier ones logged from there on is hidden."""
        for key, points in self.earlier.items():
            self.earlier[key] = [point for point in points if point[0] < step]

    def joined(self) -> dict:
        both = {key: self.earlier.get(key, []) + self.metrics.get(key, []) for key in {**self.earlier, **self.metrics}}
        return {key: points for key, points in both.items() if points}

    def take_run(self, run) -> None:
        self.name = run.display_name or self.name
        for label in run.tags:
            self.tags[label] = "true"
        for name, value in (("group", run.run_group), ("job_type", run.job_type), ("sweep", run.sweep_id), ("entity", run.entity)):
            if value:
                self.tags[f"wandb.{name}"] = value
        self.take_config(run.config)

    def take_config(self, config) -> None:
        for item in config.update:
            path = list(item.nested_key) or [item.key]
            if path[0] != "_wandb":
                put(self.config, path, json.loads(item.value_json))

    def add(self, key: str, step: float, value: float) -> None:
        self.metrics.setdefault(key, []).append([step, number(value)])
        self.written.setdefault(key, []).append([step, number(value)])

    def result(self) -> dict:
        params = {}
        flatten_config(params, "", self.config)
        return {
            "id": self.id,
            "name": self.name,
            "status": self.status,
            "params": params,
            "tags": self.tags,
            "metrics": self.joined(),
            "written": self.written,
        }


def flat(items) -> dict:
    """Numbers and texts by dotted keys; images, tables and other media are left out."""
    nested, result = {}, {}
    for item in items:
        put(nested, list(getattr(item, "nested_key", [])) or [item.key], json.loads(item.value_json))
    flatten_values(result, "", nested)
    return result


def put(target: dict, path: list, value) -> None:
    for name in path[:-1]:
        target = target.setdefault(name, {})
    target[path[-1]] = value


def flatten_values(result: dict, prefix: str, value: dict) -> None:
    for key, item in value.items():
        if isinstance(item, dict):
            if "_type" not in item:
                flatten_values(result, f"{prefix}{key}.", item)
        elif item in ("NaN", "Infinity", "-Infinity"):
            result[prefix + key] = float(item)
        elif isinstance(item, (bool, int, float)):
            result[prefix + key] = float(item) if isinstance(item, (float, bool)) else item
        elif isinstance(item, str):
            result[prefix + key] = item


def flatten_config(result: dict, prefix: str, value: dict) -> None:
    for key, item in value.items():
        if isinstance(item, dict) and item:
            flatten_config(result, f"{prefix}{key}.", item)
        else:
            result[prefix + key] = number(item) if isinstance(item, float) else item


def step_metric(definitions, key: str):
    for definition in definitions:
        if definition.name == key:
            return definition.step_metric or None
    for definition in definitions:
        if definition.glob_name and fnmatch.fnmatchcase(key, definition.glob_name):
            return definition.step_metric or None
    return None


def number(value: float):
    if math.isnan(value):
        return "NaN"
    if math.isinf(value):
        return "Infinity" if value > 0 else "-Infinity"
    return value


if __name__ == "__main__":
    main(sys.argv[1])
