"""Prints what TensorBoard itself reads below a folder, as JSON: {"runs": [{id, name, status, params, tags, metrics,
written}]}, grouped as our runs are.

usage: python read_with_tool.py FOLDER

"written" are all points, by the Python event accumulator without sampling. "metrics" are the points that are shown: those
that TensorBoard's data server keeps (a later point of a tag hides the earlier ones at its step and beyond) and that the
accumulator keeps too (a writer's session start hides all from its step on). 32-bit floats are given as the shortest
decimal that means the same 32-bit float.
"""

import hashlib
import json
import logging
import math
import os
import re
import sys

import numpy
from tensorboard.backend.event_processing.event_accumulator import EventAccumulator
from tensorboard.data import server_ingester
from tensorboard.context import RequestContext
from tensorboard.plugins.hparams.plugin_data_pb2 import HParamsPluginData
from tensorboard.util import grpc_util, tensor_util

PARTS = re.compile(r"^(train|training|validation|valid|val|eval|evaluation|test)$", re.I)
TIMED = re.compile(r"^\d{9,10}(\.\d+)?$")


def number(value):
    value = float(value)
    if math.isnan(value):
        return "NaN"
    if math.isinf(value):
        return "Infinity" if value > 0 else "-Infinity"
    with numpy.errstate(over="ignore"):
        single = numpy.float32(value)
    return float(str(single)) if float(single) == value else value


def array_of(tensor):
    if tensor.dtype == 14:  # bfloat16, which numpy does not know: the upper half of a 32-bit float
        return numpy.frombuffer(b"\0\0" + tensor.tensor_content, dtype="<f4").reshape(())
    return tensor_util.make_ndarray(tensor)


def accumulate(folder, purge):
    accumulator = EventAccumulator(
        folder, size_guidance={"scalars": 0, "tensors": 0}, purge_orphaned_data=purge
    ).Reload()
    points = {}
    tags = accumulator.Tags()
    for tag in tags["scalars"]:
        points[tag] = [[event.step, number(event.value)] for event in accumulator.Scalars(tag)]
    for tag in tags["tensors"]:
        metadata = accumulator.SummaryMetadata(tag)
        events = accumulator.Tensors(tag)
        if metadata.plugin_data.plugin_name in ("", "scalars") and all(event.tensor_proto.dtype for event in events):
            arrays = [(event.step, array_of(event.tensor_proto)) for event in events]
            if all(array.ndim == 0 and array.dtype.kind in "fiub" for _, array in arrays):
                points[tag] = [[step, number(array)] for step, array in arrays]
    return accumulator, points


def shown_by_server(root):
    """Scalars by run and tag, as the data server shows them."""
    ingester = server_ingester.SubprocessServerDataIngester(
        server_binary=server_ingester.get_server_binary(),
        logdir=root,
        reload_interval=0,
        channel_creds_type=grpc_util.ChannelCredsType.LOCAL,
        samples_per_plugin={"scalars": 0},
    )
    ingester.start()
    provider = ingester.data_provider
    found = provider.read_scalars(RequestContext(), experiment_id="", plugin_name="scalars", downsample=10**9)
    return {
        run: {tag: [[point.step, number(point.value)] for point in points] for tag, points in tags.items()}
        for run, tags in found.items()
    }


def plain(value):
    kind = value.WhichOneof("kind")
    if kind == "list_value":
        return [plain(item) for item in value.list_value.values]
    return None if kind in (None, "null_value") else getattr(value, kind)


def params_of(accumulator):
    params = {}
    plugins = accumulator.Tags()["tensors"]
    for tag, content in accumulator.PluginTagToContent("hparams").items() if has_plugin(accumulator, "hparams") else ():
        start = HParamsPluginData.FromString(content).session_start_info
        params.update({key: plain(value) for key, value in start.hparams.items()})
    for tag, under in (("args/text_summary", ""), ("model_config/text_summary", "model_config.")):
        if tag in plugins:
            text = tensor_util.make_ndarray(accumulator.Tensors(tag)[0].tensor_proto).ravel()[0]
            flatten(json.loads(text), under, params)
    return params


def has_plugin(accumulator, plugin):
    try:
        return bool(accumulator.PluginTagToContent(plugin))
    except KeyError:
        return False


def flatten(value, under, params):
    for key, item in value.items():
        if isinstance(item, dict) and item:
            flatten(item, f"{under}{key}.", params)
        else:
            params[under + key] = "{}" if item == {} else item


def event_files(folder):
    return sorted(name for name in os.listdir(folder) if "tfevents" in name)


def run_id(folder):
    name = event_files(folder)[0]
    with open(os.path.join(folder, name), "rb") as file:
        return "tensorboard:" + hashlib.sha256(name.encode() + b"\0" + file.read(40)).hexdigest()[:24]


def series_of(folder, folders):
    """Of a folder that add_scalars of tensorboardX made, "<run>/<main tag>/<key>": the run's, and the key; else None."""
    for above in sorted((other for other in folders if folder.startswith(other + os.sep)), reverse=True):
        place = os.path.relpath(folder, above)
        for tag in accumulate(folder, False)[1]:
            for at in (found.start() for found in re.finditer("/", place)):
                if re.sub(r"[^-/\w\.]", "_", place[:at]) == tag:
                    return above, place[at + 1 :]
    return None


def place_of(root, folder, folders):
    """The folder of the run that an event folder belongs to, and what its tags are called there."""
    parent, name = os.path.split(folder)
    series = series_of(folder, folders)
    if series:
        return series[0], lambda tag: f"{tag}/{series[1]}"
    beside = [other for other in folders if os.path.dirname(other) == parent]
    if os.path.basename(parent) == "runs" and any("checkpoint-" in entry for entry in os.listdir(os.path.dirname(parent))):
        return os.path.dirname(parent), lambda tag: tag
    if PARTS.match(name) and (parent in folders or all(PARTS.match(os.path.basename(other)) for other in beside)):
        return parent, lambda tag: f"{name}/{tag}"
    if parent in folders:
        if TIMED.match(name) and sum(bool(TIMED.match(os.path.basename(other))) for other in beside) == 1:
            return parent, lambda tag: tag
        tags = list(accumulate(folder, False)[1])
        if len(tags) == 1 and name.startswith(tags[0].replace("/", "_") + "_"):
            key = name[len(tags[0]) + 1 :]
            return parent, lambda tag: f"{tag}/{key}"
    return folder, lambda tag: tag


def main(root):
    folders = sorted({place for place, _, names in os.walk(root) if any("tfevents" in name for name in names)})
    server = shown_by_server(root)
    runs = {}
    for folder in folders:
        place, name_of = place_of(root, folder, folders)
        accumulator, written = accumulate(folder, False)
        purged = accumulate(folder, True)[1]
        served = server.get(os.path.relpath(folder, root), {})
        first = runs.get(place, {}).get("id") or run_id(folder)
        run = runs.setdefault(
            place,
            {"id": first, "name": os.path.basename(place), "status": None, "params": {}, "tags": {}, "metrics": {}, "written": {}},
        )
        run["params"].update(params_of(accumulator))
        for tag, points in written.items():
            if tag == "hp_metric" and points == [[0, -1.0]]:
                continue  # Lightning's placeholder
            run["written"][name_of(tag)] = points
            # The server shows no points of tensors that are not 32-bit floats.
            shown = served.get(tag) or purged[tag]
            run["metrics"][name_of(tag)] = [point for point in shown if point in purged[tag]]
    kept = [runs[place] for place in sorted(runs) if runs[place]["written"] or runs[place]["params"]]
    print(json.dumps({"runs": kept}, indent=1, sort_keys=True))


if __name__ == "__main__":
    logging.getLogger("tensorboard").setLevel(logging.ERROR)
    main(os.path.abspath(sys.argv[1]))
