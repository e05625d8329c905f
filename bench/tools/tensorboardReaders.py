"""Processor time of TensorBoard's own readers for one folder: `tensorboardReaders.py accumulator|server FOLDER`."""

import json
import resource
import subprocess
import sys
import time


def accumulator(folder):
    from tensorboard.backend.event_processing.event_accumulator import EventAccumulator

    begin = time.process_time()
    read = EventAccumulator(folder, size_guidance={"scalars": 0, "tensors": 0}).Reload()
    seconds = time.process_time() - begin
    tags = read.Tags()
    points = sum(len(read.Scalars(tag)) for tag in tags["scalars"])
    return seconds, points + sum(len(read.Tensors(tag)) for tag in tags["tensors"])


def server(folder):
    from tensorboard.data import server_ingester

    binary = server_ingester.get_server_binary().path
    options = ["--reload", "once", "--port", "0", "--verbose", "--die-after-stdin", "--samples-per-plugin", "scalars=all"]
    command = [binary, "--logdir", folder, *options]
    child = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    for line in child.stderr:
        if "Finished load cycle" in line:
            break
    child.stdin.close()
    child.stderr.read()
    child.wait()
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime, None


if __name__ == "__main__":
    try:
        seconds, points = {"accumulator": accumulator, "server": server}[sys.argv[1]](sys.argv[2])
        print(json.dumps({"seconds": seconds, "points": points}))
    except Exception as error:  # not installed, or a version without such a reader: the row says so
        print(json.dumps({"missing": f"{type(error).__name__}: {error}"}))
