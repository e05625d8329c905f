"""Writes W&B run folders with the installed wandb, offline: FOLDER/<case>/wandb/…

usage: python make_fixtures.py FOLDER

Cases: basic (git commit and uncommitted change, nested config, media, NaN, metric definitions, tags, console output),
failed (an exception ends it), killed (SIGKILL after some blocks were written), resumed (two starts of one id),
summary (nothing but a summary). wandb's own debug logs are left out.
"""

import os
import shutil
import signal
import subprocess
import sys
import time

SCRIPT = '''
import sys
import time

import numpy
import wandb

CASE = sys.argv[1]
START = int(sys.argv[2])
# Runs of two versions in one index are not to have the same ids.
SERIES = "".join(wandb.__version__.split(".")[:2])


def begin(**more):
    try:
        settings = wandb.Settings(console="wrap", x_stats_sampling_interval=0.5)
    except Exception:  # before 0.13 or so
        settings = wandb.Settings(console="wrap", _stats_sample_rate_seconds=0.5, _stats_samples_to_average=1)
    return wandb.init(project="digits", settings=settings, **more)


def basic():
    config = {
        "lr": 1e-3,
        "epochs": 4,
        "name": "wide \\u00e9",
        "flag": True,
        "nothing": None,
        "model": {"depth": 4, "blocks": [64, 128], "head": {"kind": "linear", "bias": False}},
        "not_a_number": float("nan"),
        "endless": float("-inf"),
        "yes": "yes",
        "1": "a key like a number",
    }
    run = begin(id="basic-" + SERIES, name="first try", notes="A *note*.\\nTwo lines.", tags=["baseline", "small"],
                group="seeds", job_type="train", config=config)
    run.define_metric("round")
    run.define_metric("eval/*", step_metric="round")
    try:
        run.define_metric("val/acc", summary="max", goal="maximize")
    except TypeError:  # newer ones have no goal
        run.define_metric("val/acc", summary="max")
    for step in range(6):
        row = {"train/loss": 1 / (step + 1), "val/acc": 0.5 + step / 20, "optimizer": {"lr": 1e-3 * 0.5**step}}
        if step == 2:
            row["train/loss"] = float("nan")
        if step == 3:
            row["train/loss"] = float("inf")
            row["text"] = "a line of text"
        if step == 4:
            row["train/loss"] = -float("inf")
        run.log(row, step=10 * step)
        print("step", step)
    for round_ in range(3):
        run.log({"round": round_, "eval/acc": 0.25 * round_})
    pixels = numpy.zeros((4, 4, 3), dtype=numpy.uint8)
    run.log({"examples": wandb.Image(pixels, caption="black"), "weights": wandb.Histogram([1, 2, 2, 3])})
    run.log({"table": wandb.Table(columns=["a", "b"], data=[[1, "x"], [2, "y"]]), "big": 2**60, "done": True})
    run.config.update({"late": {"batch": 32}})
    run.summary["best"] = 0.75
    run.summary["verdict"] = "good"
    time.sleep(2)
    run.finish()


def failed():
    run = begin(id="failed-" + SERIES, config={"lr": 10})
    for step in range(3):
        run.log({"loss": 2.0**step})
    raise ValueError("the loss explodes")


def killed():
    run = begin(id="killed-" + SERIES, config={"lr": 0.1})
    for step in range(300):
        run.log({"loss": 1 / (step + 1), "accuracy": step / 300})
    print("ready", flush=True)
    time.sleep(60)


def resumed():
    run = begin(id="resumed-" + SERIES, config={"lr": 0.1, "start": START}, resume="allow")
    for step in range(START, START + 5):
        run.log({"loss": 10.0 - step}, step=step)
    run.finish()


def summary():
    run = begin(id="summary-" + SERIES, config={"lr": 0.1})
    run.summary["score"] = 0.5
    run.summary.update({"nested": {"a": 1, "b": 2.5}, "label": "fine"})
    run.finish()


{"basic": basic, "failed": failed, "killed": killed, "resumed": resumed, "summary": summary}[CASE]()
'''


def main(folder: str) -> None:
    place = os.environ.get("RUNBACK_PRODUCER_PLACE", "/tmp/runback-producers/wandb")
    project = os.path.join(place, "project")
    home = os.path.join(place, "home")
    shutil.rmtree(project, ignore_errors=True)
    os.makedirs(project)
    os.makedirs(home, exist_ok=True)
    environment = {
        "PATH": os.environ["PATH"],
        "HOME": home,
        "USER": "ada",
        "LOGNAME": "ada",
        "WANDB_MODE": "offline",
        "WANDB_HOST": "trainer",
        "WANDB_SILENT": "true",
        "WANDB_SAVE_CODE": "true",  # older ones write no diff.patch without it
        "GIT_AUTHOR_DATE": "2026-01-02T03:04:05Z",
        "GIT_COMMITTER_DATE": "2026-01-02T03:04:05Z",
    }

    def git(*words: str) -> None:
        subprocess.run(["git", *words], cwd=project, env=environment, check=True, stdout=subprocess.DEVNULL)

    git("init", "-b", "main")
    git("config", "user.name", "Ada")
    git("config", "user.email", "ada@example.org")
    git("remote", "add", "origin", "https://example.org/ada/digits.git")
    write(os.path.join(project, ".gitignore"), "wandb/\n")
    write(os.path.join(project, "train.py"), SCRIPT)
    write(os.path.join(project, "model.py"), "WIDTH = 64\n")
    git("add", ".")
    git("commit", "-m", "First")
    write(os.path.join(project, "model.py"), "WIDTH = 128\n")

    for case, starts in [("basic", ["0"]), ("failed", ["0"]), ("killed", ["0"]), ("resumed", ["0", "3"]), ("summary", ["0"])]:
        for start in starts:
            run_case(project, environment, case, start)
        target = os.path.join(folder, case, "wandb")
        shutil.rmtree(target, ignore_errors=True)
        os.makedirs(os.path.dirname(target), exist_ok=True)
        shutil.move(os.path.join(project, "wandb"), target)
        prune(target)


def run_case(project: str, environment: "dict[str, str]", case: str, start: str) -> None:
    command = [sys.executable, "train.py", case, start]
    # A group of its own: wandb's writer is another process, and a machine that goes down takes it along.
    process = subprocess.Popen(
        command, cwd=project, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, start_new_session=True
    )
    if case == "killed":
        for line in process.stdout:
            if b"ready" in line:
                break
        time.sleep(3)
        os.killpg(process.pid, signal.SIGKILL)
    output, _ = process.communicate(timeout=120)
    expected = {"failed": 1, "killed": -signal.SIGKILL}.get(case, 0)
    if process.returncode != expected:
        raise SystemExit(f"{case} ended with {process.returncode}: {output.decode(errors='replace')[-2000:]}")
    time.sleep(1.1)  # the folders' names hold whole seconds


def prune(folder: str) -> None:
    for root, folders, files in os.walk(folder):
        for name in [name for name in folders if name in ("logs", "tmp", "code") and root != folder]:
            shutil.rmtree(os.path.join(root, name))
            folders.remove(name)
        for name in [*files, *folders]:
            path = os.path.join(root, name)
            if os.path.islink(path) or name == "settings":
                os.unlink(path)


def write(path: str, text: str) -> None:
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)


if __name__ == "__main__":
    main(sys.argv[1])
