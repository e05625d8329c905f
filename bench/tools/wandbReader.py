"""Processor time of W&B's own code for one log: `wandbReader.py FOLDER`. Old versions have a reader of the framing, of
later ones the framing is read here; the records are read by W&B's messages, and the values by Python's json."""

import json
import struct
import sys
import time
import zlib
from pathlib import Path


def framed(data):
    at, parts = 7, b""
    while at + 7 <= len(data):
        left = 32768 - at % 32768
        if left < 7:
            at += left
            continue
        checksum, length, kind = struct.unpack("<IHB", data[at : at + 7])
        chunk = data[at + 7 : at + 7 + length]
        if zlib.crc32(data[at + 6 : at + 7 + length]) != checksum:
            raise ValueError(f"wrong checksum at {at}")
        at += 7 + length
        parts = chunk if kind in (1, 2) else parts + chunk
        if kind in (1, 4):
            yield parts


def records(file):
    try:
        from wandb.sdk.internal.datastore import DataStore
    except ImportError:
        yield from framed(file.read_bytes())
        return
    store = DataStore()
    store.open_for_scan(str(file))
    while (data := store.scan_data()) is not None:
        yield data


def read(folder):
    from wandb.proto import wandb_internal_pb2

    (log,) = Path(folder).glob("*.wandb")
    begin = time.process_time()
    series = {}
    for data in records(log):
        record = wandb_internal_pb2.Record()
        record.ParseFromString(data)
        if record.WhichOneof("record_type") != "history":
            continue
        row = {item.key or ".".join(item.nested_key): json.loads(item.value_json) for item in record.history.item}
        step = row.get("_step", record.history.step.num)
        for key, value in row.items():
            if not key.startswith("_"):
                series.setdefault(key, []).append((step, value))
    return time.process_time() - begin, sum(map(len, series.values()))


if __name__ == "__main__":
    try:
        seconds, points = read(sys.argv[1])
        print(json.dumps({"seconds": seconds, "points": points}))
    except Exception as error:  # not installed
        print(json.dumps({"missing": f"{type(error).__name__}: {error}"}))
