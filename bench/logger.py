"""Benchmark of the Python logger: init, one log of five metrics, 500 array jobs that start at once.

    python3 bench/logger.py [--quick] [--json]

Prints one JSON line in the shape of bench/support/partResult.ts. Everything happens in a temporary folder.
"""

from __future__ import annotations

import glob
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from typing import Any, Dict, List, Optional

_PYTHON = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "python")
_REPETITIONS = 7
_PATIENCE = 600.0

_INIT = """
import sys, time
begun = time.perf_counter()
import runback
imported = time.perf_counter()
run = runback.init(config={"lr": 0.1})
print(imported - begun, time.perf_counter() - imported)
"""

# The bare work that no logger can do without: this line as JSON, one write.
_LOG = """
import json, os, sys, time, runback
run = runback.init(console=False)
calls, keys = int(sys.argv[1]), ["train/loss", "train/acc", "val/loss", "val/acc", "lr"]
fd = os.open(os.path.join(run.folder, "bare.jsonl"), os.O_WRONLY | os.O_APPEND | os.O_CREAT)
clock = time.perf_counter_ns
def values(step):
    return {key: 1.0 / (step + 3 + number) for number, key in enumerate(keys)}
def ours():
    times = []
    for step in range(calls):
        metrics = values(step)
        begun = clock()
        run.log(metrics, step=step)
        times.append(clock() - begun)
    return times
def bare():
    times = []
    for step in range(calls):
        metrics = values(step)
        begun = clock()
        line = {"v": 1, "type": "metric", "seq": step, "t": time.time(), "step": step, "values": metrics}
        os.write(fd, (json.dumps(line) + "\\n").encode())
        times.append(clock() - begun)
    return times
for repetition in range(int(sys.argv[2])):
    for work in (ours, bare):
        times = sorted(work())
        at = lambda share: times[min(len(times) - 1, int(share * len(times)))] / 1000
        print(json.dumps({"work": work.__name__, "p50": at(0.5), "p95": at(0.95), "p999": at(0.999), "most": at(1)}))
"""

_JOB = """
import sys, time
print("ready", flush=True)
sys.stdin.read(1)
begun = time.perf_counter()
import runback
imported = time.perf_counter()
run = runback.init()
started = time.perf_counter()
run.log({"loss": 0.5})
run.finish()
print(started - imported, flush=True)
"""

# Counts every git that a capture starts, then is git.
_COUNTING_GIT = '#!/bin/sh\necho x >> "%s"\nexec "%s" "$@"\n'


def main() -> None:
    """Runs all three and prints the result."""
    is_quick = "--quick" in sys.argv
    rows: List[Dict[str, Any]] = []
    notes: List[str] = []
    with tempfile.TemporaryDirectory(prefix="runback-bench-", ignore_cleanup_errors=True) as root:
        project = _make_project(os.path.join(root, "project"), files=50 if is_quick else 500)
        _measure_init(project, 7 if is_quick else 40, rows)
        _measure_log(project, 2_000 if is_quick else 100_000, rows)
        _measure_jobs(root, project, 20 if is_quick else 500, rows, notes)
    title = "The Python logger: what it costs a training script."
    print(json.dumps({"part": "logger", "title": title, "rows": rows, "notes": notes}))


def _measure_init(project: str, repetitions: int, rows: List[Dict[str, Any]]) -> None:
    script = _write(project, "train.py", _INIT)
    imports, inits = [], []
    for _ in range(repetitions):
        out = subprocess.run([sys.executable, script], check=True, env=_environment(), stdout=subprocess.PIPE,
                             stderr=subprocess.DEVNULL, cwd=project, timeout=_PATIENCE).stdout.split()  # fmt: skip
        imports.append(float(out[0]) * 1000)
        inits.append(float(out[1]) * 1000)
        _wait_for_captures(project)
    rows.append(_row("import runback, fresh process", "ms", imports))
    rows.append(
        _row("init, capture started, fresh process", "ms", inits, "p95 at most 50 ms", _share(inits, 0.95) <= 50)
    )


def _measure_log(project: str, calls: int, rows: List[Dict[str, Any]]) -> None:
    script = _write(project, "train.py", _LOG)
    out = subprocess.run([sys.executable, script, str(calls), str(_REPETITIONS)], check=True, cwd=project,
                         env=_environment(RUNBACK_CAPTURE="0"), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
                         timeout=_PATIENCE).stdout  # fmt: skip
    results = [json.loads(line) for line in out.splitlines()]
    ours = [result for result in results if result["work"] == "ours"]
    bare = [result for result in results if result["work"] == "bare"]
    for name, key, goal, limit in (
        ("log of five metrics, median call", "p50", "at most 15 µs", 15.0),
        ("log of five metrics, p99.9 call", "p999", "at most 1000 µs", 1000.0),
        ("log of five metrics, slowest call", "most", None, None),
    ):
        mine, other = [r[key] for r in ours], [r[key] for r in bare]
        row = _row(name, "µs", mine, goal, None if limit is None else _share(mine, 0.5) <= limit)
        row["against"] = {"name": "json.dumps and write", "median": _share(other, 0.5)}
        row["ratio"] = _share(mine, 0.5) / _share(other, 0.5)
        rows.append(row)


def _measure_jobs(root: str, project: str, jobs: int, rows: List[Dict[str, Any]], notes: List[str]) -> None:
    _write(project, "train.py", _JOB)
    shared = _start_jobs(root, project, jobs, is_shared=True)
    alone_jobs = max(jobs // 10, 2)
    alone = _start_jobs(root, project, alone_jobs, is_shared=False)
    rows.append(_row(f"init in {jobs} jobs at once", "ms", shared["inits"]))
    wall = _row(f"{jobs} jobs at once, start to last source record", "s", [shared["seconds"]])
    wall["against"] = {"name": f"{alone_jobs} jobs, each its own capture", "median": alone["seconds"]}
    rows.append(wall)
    git = _row(f"git processes of {jobs} jobs, a job", "", [shared["git"] / jobs])
    git["against"] = {"name": "each its own capture", "median": alone["git"] / alone_jobs}
    git["ratio"] = (shared["git"] / jobs) / (alone["git"] / alone_jobs)
    rows.append(git)
    notes.append(
        f"{jobs} jobs on one dirty repository of 500 files: {shared['captures']} captures served all "
        f"({shared['sources']} source records, {shared['snapshots']} snapshot, {shared['git']} git processes); "
        f"one git status here takes {shared['status'] * 1000:.0f} ms. The last job ended after {shared['trained']:.1f} s."
    )


def _start_jobs(root: str, project: str, jobs: int, is_shared: bool) -> Dict[str, Any]:
    runs = os.path.join(project, ".runback", "runs", "train")
    shutil.rmtree(runs, ignore_errors=True)
    count = os.path.join(root, "git-count")
    tools = os.path.join(root, "bin")
    os.makedirs(tools, exist_ok=True)
    real = shutil.which("git") or "git"
    _write(tools, "git", _COUNTING_GIT % (count, real))
    os.chmod(os.path.join(tools, "git"), 0o755)
    open(count, "w", encoding="utf-8").close()
    processes = []
    for number in range(jobs):
        temporary = os.path.join(root, "tmp" if is_shared else f"tmp{number}")
        os.makedirs(temporary, exist_ok=True)
        env = _environment(TMPDIR=temporary, PATH=tools + os.pathsep + os.environ["PATH"])
        processes.append(subprocess.Popen([sys.executable, "train.py"], cwd=project, env=env, stdin=subprocess.PIPE,
                                          stdout=subprocess.PIPE, stderr=subprocess.DEVNULL))  # fmt: skip
    for process in processes:
        assert process.stdout is not None
        process.stdout.readline()
    begun = time.perf_counter()
    for process in processes:
        assert process.stdin is not None
        process.stdin.write(b"x")
        process.stdin.close()
    inits = []
    for process in processes:
        assert process.stdout is not None
        inits.append(float(process.stdout.read()) * 1000)
        process.wait(timeout=_PATIENCE)
    trained = time.perf_counter() - begun
    sources = _wait_for_captures(project)
    seconds = time.perf_counter() - begun
    status = time.perf_counter()
    subprocess.run([real, "status", "--porcelain"], cwd=project, stdout=subprocess.DEVNULL, check=True)
    status = time.perf_counter() - status
    with open(count, encoding="utf-8") as file:
        started = len(file.readlines())
    one = started / jobs if not is_shared else _git_of_one_capture(root, project, tools, count)
    return {
        "inits": inits,
        "trained": trained,
        "seconds": seconds,
        "git": started,
        "captures": round(started / one) if one else 0,
        "sources": len(sources),
        "snapshots": len({source["snapshot"] for source in sources}),
        "status": status,
    }


def _git_of_one_capture(root: str, project: str, tools: str, count: str) -> int:
    open(count, "w", encoding="utf-8").close()
    env = _environment(TMPDIR=os.path.join(root, "tmp"), PATH=tools + os.pathsep + os.environ["PATH"])
    subprocess.run([sys.executable, "train.py"], cwd=project, env=env, input=b"x", stdout=subprocess.DEVNULL,
                   stderr=subprocess.DEVNULL, check=True, timeout=_PATIENCE)  # fmt: skip
    _wait_for_captures(project)
    with open(count, encoding="utf-8") as file:
        return len(file.readlines())


def _wait_for_captures(project: str) -> List[Dict[str, Any]]:
    """The source records of all runs of the project, once each run has its last capture record."""
    limit = time.monotonic() + _PATIENCE
    while True:
        found = [
            _source(path) for path in glob.glob(os.path.join(project, ".runback", "runs", "train", "*", "events.jsonl"))
        ]
        if all(source is not None for source in found):
            return [source for source in found if source is not None]
        if time.monotonic() > limit:
            raise TimeoutError("not every run has its source")
        time.sleep(0.1)


def _source(path: str) -> Optional[Dict[str, Any]]:
    with open(path, encoding="utf-8") as file:
        lines = [line for line in file if '"w":"source"' in line]
    sources = [json.loads(line) for line in lines if '"type":"source"' in line]
    return sources[0] if sources and len(lines) > 1 else None


def _make_project(project: str, files: int) -> str:
    os.makedirs(project)
    for number in range(files):
        _write(project, f"src/part{number % 20}/module{number}.py", f"value = {number}\n" * 40)
    git = ["git", "-c", "user.name=Ada", "-c", "user.email=ada@example.org"]
    for command in (["init", "-q"], ["add", "."], ["commit", "-q", "-m", "first"]):
        subprocess.run([*git, *command], cwd=project, check=True, timeout=_PATIENCE)
    _write(project, "src/part0/module0.py", "value = 'changed'\n")
    return project


def _write(folder: str, name: str, text: str) -> str:
    path = os.path.join(folder, name)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)
    return path


def _environment(**more: str) -> Dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("RUNBACK_")}
    return {**kept, "PYTHONPATH": _PYTHON, **more}


def _share(values: List[float], share: float) -> float:
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def _row(
    name: str, unit: str, values: List[float], goal: Optional[str] = None, is_met: Optional[bool] = None
) -> Dict[str, Any]:
    row = {
        "name": name,
        "unit": unit,
        "median": _share(values, 0.5),
        "p95": _share(values, 0.95),
        "repetitions": len(values),
    }
    if goal is not None:
        row.update(goal=goal, isMet=is_met)
    return row


if __name__ == "__main__":
    main()
