"""Writes the fixtures of DVC and DVCLive with the tools themselves: make_fixtures.py FOLDER.

`live` is a plain DVCLive folder with nested names, NaN, timestamps and params. `files` is one with pictures (one a step,
and one that each step overwrites), plots, a report, a copied file, and values that only the summary has. `bare` holds
folders in which no metric has a table: `dvclive` has all but that, `scores` params and a summary that `dvc.yaml` names.
`pipeline` is a project with two stages after `dvc repro`. `experiments.bundle` is a git bundle of a repository with one
DVCLive and one pipeline experiment; `kept.bundle` of one with experiments that hold pictures and plots, of DVCLive with
and without tables, and of a stage. `queue` is a repository (as a bundle) whose queue has run two experiments, one of
which was renamed then, failed with one and holds two: with the reflogs that are DVC's queues and with DVC's notes of
what it ran (`tasks.json`), which no bundle holds, and with what `dvc exp show` said of them there (`shown.json`).
`make_fixtures.py FOLDER queue` (or `files`, `bare`, `kept`) writes only that one. DVCLive 1 writes `live-1` alone: its tables have the
whole name of the metric in their header, and it needs no DVC.
"""

import json

import os
import shutil
import subprocess
import sys
import tempfile
import time
from importlib.metadata import version
from pathlib import Path

os.environ["DVC_NO_ANALYTICS"] = "1"
os.environ["DVC_STUDIO_OFFLINE"] = "1"

FILES = {
    "data.csv": "x,y\n1,2\n3,4\n",
    "params.yaml": "train:\n  lr: 0.1\n  epochs: 3\nseed: 7\n",
    "prepare.py": "open('clean.csv', 'w').write(open('data.csv').read().upper())\n",
    "train.py": "import json\nopen('model.bin', 'w').write('weights')\n"
    "json.dump({'val': {'acc': 0.75, 'loss': float('nan')}, 'name': 'm'}, open('metrics.json', 'w'))\n",
    "live.py": "from dvclive import Live\nwith Live(save_dvc_exp=True) as live:\n    live.log_param('lr', 0.3)\n"
    "    for epoch in range(3):\n        live.log_metric('train/loss', 1 / (epoch + 1))\n        live.next_step()\n",
    "dvc.yaml": """stages:
  prepare:
    cmd: python prepare.py
    deps: [data.csv, prepare.py]
    outs: [clean.csv]
  train:
    cmd: python train.py
    deps: [clean.csv, train.py]
    params: [train.lr, train.epochs]
    outs: [model.bin]
    metrics:
      - metrics.json: {cache: false}
""",
}
QUEUED_FILES = {**FILES, "train.py": "import sys\nsys.exit('lr: 5' in open('params.yaml').read())\n"} | {
    "dvc.yaml": "stages:\n  train:\n    cmd: python train.py\n    deps: [train.py]\n    params:\n      - train.lr\n"
    "      - model.yaml: [width]\n",
    "model.yaml": "width: 16\n",
}
QUEUE_LIMIT = 120
KEPT_FILES = {
    "live.py": "import sys\nfrom dvclive import Live\nfrom PIL import Image\n"
    "with Live(save_dvc_exp=True, exp_name=sys.argv[1], report=None) as live:\n    live.log_param('lr', 0.3)\n"
    "    for epoch in range(2):\n        live.log_metric('loss', 1 / (epoch + 1), plot=sys.argv[1] == 'whole')\n"
    "        live.log_image(f'samples/{epoch}.png', Image.new('RGB', (4, 4), (80 * epoch, 0, 0)))\n        live.next_step()\n"
    "    live.log_plot('curve', [{'x': x, 'y': x * x} for x in range(4)], 'x', 'y')\n",
    "params.yaml": "lr: 0.1\n",
    "draw.py": "import json, os\nfrom PIL import Image\nlr = float(open('params.yaml').read().split()[1])\n"
    "os.makedirs('drawn', exist_ok=True)\nImage.new('RGB', (4, 4), (int(99 * lr), 0, 0)).save('drawn/picture.png')\n"
    "json.dump([{'x': lr}], open('drawn/plot.json', 'w'))\nopen('model.bin', 'w').write(f'weights {lr}')\n",
    "dvc.yaml": """stages:
  draw:
    cmd: python draw.py
    deps: [draw.py]
    params: [lr]
    outs: [model.bin]
    plots:
      - drawn: {cache: false}
""",
}


def run(folder, *command):
    subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL, env={**os.environ, "PATH": path()})


def path():
    return f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"


def live(folder):
    from dvclive import Live

    with tempfile.TemporaryDirectory() as place:
        os.chdir(place)
        with Live("dvclive", save_dvc_exp=False, dvcyaml=None, report=None) as log:
            log.log_params({"lr": 0.1, "optimizer": {"name": "sgd", "momentum": 1e-05}, "layers": [4, 8]})
            for step in range(5):
                log.log_metric("train/loss", 1 / (step + 1), timestamp=True)
                log.log_metric("val/acc", float("nan") if step == 1 else step / 10)
                log.log_metric("note", "text" if step == 2 else step)
                log.next_step()
        os.chdir("/")
        shutil.copytree(Path(place, "dvclive"), folder / "live" / "dvclive")


def live_before(folder):
    from dvclive import Live
    from PIL import Image

    with tempfile.TemporaryDirectory() as place:
        os.chdir(place)
        log = Live("dvclive", report=None)
        log.log_param("lr", 0.1)
        for step in range(3):
            log.log_metric("train/loss", 1 / (step + 1), timestamp=True)
            log.log_metric("acc", step / 4)
            log.log_image(f"samples/{step}.png", Image.new("RGB", (4, 4), (80 * step, 0, 0)))
            log.next_step()
        log.end()
        os.chdir("/")
        shutil.copytree(Path(place, "dvclive"), folder / "live-1" / "dvclive")


def live_files(folder):
    from dvclive import Live
    from PIL import Image

    with tempfile.TemporaryDirectory() as place:
        run(place, "dvc", "init", "-q", "--no-scm")
        os.chdir(place)
        Path("model.bin").write_text("weights")
        with Live(save_dvc_exp=False, report="html") as log:
            log.log_param("lr", 0.1)
            for step in range(3):
                log.log_metric("train/loss", 1 / (step + 1))
                log.log_metric("val/acc", step / 4, plot=False)
                log.log_image(f"samples/{step}.png", Image.new("RGB", (4, 4), (80 * step, 0, 0)))
                log.log_image("latest.png", Image.new("RGB", (4, 4), (0, 80 * step, 0)))
                log.next_step()
            log.log_plot("curve", [{"x": x, "y": x * x} for x in range(4)], "x", "y")
            log.log_sklearn_plot("confusion_matrix", [0, 1, 1], [0, 1, 0], name="confusion")
            log.log_artifact("model.bin", type="model", copy=True)
            log.summary["best"] = {"loss": 0.25, "ratio": float("inf")}
        os.chdir("/")
        shutil.copytree(Path(place, "dvclive"), folder / "files" / "dvclive")


def live_bare(folder):
    from dvclive import Live
    from PIL import Image

    with tempfile.TemporaryDirectory() as place:
        run(place, "dvc", "init", "-q", "--no-scm")
        os.chdir(place)
        with Live(save_dvc_exp=False, dvcyaml=None, report=None) as log:
            log.log_params({"lr": 0.1, "layers": [4, 8]})
            for step in range(3):
                log.log_metric("val/acc", step / 4, plot=False)
                log.log_image(f"samples/{step}.png", Image.new("RGB", (4, 4), (80 * step, 0, 0)))
                log.next_step()
        with Live("scores", save_dvc_exp=False, report=None) as log:
            log.log_param("lr", 0.2)
            log.summary["best"] = {"loss": float("nan"), "acc": 0.5}
        os.chdir("/")
        shutil.copytree(Path(place, "dvclive"), folder / "bare" / "dvclive")
        shutil.copytree(Path(place, "scores"), folder / "bare" / "scores")
        shutil.copy(Path(place, "dvc.yaml"), folder / "bare" / "dvc.yaml")


def kept(folder):
    with tempfile.TemporaryDirectory() as place:
        project(place, KEPT_FILES)
        for name in ("whole", "bare"):
            run(place, "python", "live.py", name)
            shutil.rmtree(Path(place, "dvclive"))
            run(place, "git", "checkout", "-q", ".")
        run(place, "dvc", "exp", "run", "-q", "-n", "drawn", "-S", "lr=0.5")
        bundle(place, folder / "kept.bundle")


def bundle(place, file):
    refs = told(place, "git", "for-each-ref", "--format=%(refname)", "refs/exps").split()
    kept = [ref for ref in refs if ref.split("/")[2] not in ("exec", "apply", "stash", "temp", "celery")]
    run(place, "git", "bundle", "create", "-q", str(file), "main", *kept)


def project(place, files=FILES):
    for name, text in files.items():
        Path(place, name).write_text(text)
    run(place, "git", "init", "-q", "-b", "main")
    run(place, "git", "config", "user.name", "Ann")
    run(place, "git", "config", "user.email", "ann@example.org")
    run(place, "dvc", "init", "-q")
    run(place, "dvc", "repro", "-q")
    run(place, "git", "add", "-A")
    run(place, "git", "commit", "-qm", "Pipeline")


def told(place, *command):
    """What a command prints."""
    options = {"check": True, "capture_output": True, "text": True, "env": {**os.environ, "PATH": path()}}
    return subprocess.run(command, cwd=place, **options).stdout


def queue(folder):
    with tempfile.TemporaryDirectory() as place:
        project(place, QUEUED_FILES)
        run(place, "dvc", "exp", "run", "-q", "--queue", "-n", "broken", "-S", "train.lr=5")
        run(place, "dvc", "exp", "run", "-q", "--queue", "-n", "done", "-S", "train.lr=0.2")
        run(place, "dvc", "exp", "run", "-q", "--queue", "-n", "first", "-S", "train.lr=0.3")
        run(place, "dvc", "queue", "start")
        limit = time.monotonic() + QUEUE_LIMIT
        while any(word in told(place, "dvc", "queue", "status") for word in ("Queued", "Running", "1 active")):
            assert time.monotonic() < limit, "The queue takes too long."
            time.sleep(1)
        run(place, "dvc", "exp", "rename", "-q", "first", "renamed")
        run(place, "dvc", "queue", "remove", "--success")
        run(place, "dvc", "exp", "run", "-q", "--queue", "-n", "later", "-S", "train.lr=0.03", "-S", "seed=8")
        run(place, "dvc", "exp", "run", "-q", "--queue", "-n", "last", "-S", "model.yaml:width=32")
        shown = json.loads(told(place, "dvc", "exp", "show", "--json"))
        folder.mkdir()
        (folder / "shown.json").write_text(json.dumps([short(one) for one in shown[1]["experiments"]], indent=2) + "\n")
        (folder / "tasks.json").write_text(json.dumps(tasks(place), indent=2) + "\n")
        logs = Path(place, ".git", "logs", "refs", "exps", "celery")
        revisions = set()
        for name in ("stash", "failed"):
            text = (logs / name).read_text()
            (folder / f"{name}.txt").write_text(text)
            revisions.update(line.split()[1] for line in text.splitlines())
        for revision in revisions:
            run(place, "git", "update-ref", f"refs/entries/{revision}", revision)
        refs = told(place, "git", "for-each-ref", "--format=%(refname)", "refs/exps", "refs/entries").split()
        kept = [ref for ref in refs if "/exec/" not in ref]
        run(place, "git", "bundle", "create", "-q", str(folder / "repository.bundle"), "main", *kept)


def tasks(place):
    """What DVC notes of what it ran, by the entry of the queue: when and what."""
    notes = {}
    for file in sorted(Path(place, ".dvc", "tmp", "exps", "run").glob("*/*.run")):
        text = file.read_text().replace(str(place), "PROJECT")
        notes[file.stem] = {"written": file.stat().st_mtime, "note": json.loads(text)}
    return notes


def short(experiment):
    """Of what DVC shows of an experiment, without paths of this machine."""
    found = experiment["revs"][0]
    params = {file: value["data"] for file, value in found["data"]["params"].items()}
    state = (experiment["executor"] or {"state": "success"})["state"]  # null: its task was removed
    return {"rev": found["rev"], "name": experiment["name"], "state": state, "params": params}


def main(folder, only=None):
    folder = folder.resolve()
    if version("dvclive").startswith("1."):
        shutil.rmtree(folder / "live-1", ignore_errors=True)
        return live_before(folder)
    if only == "queue":
        shutil.rmtree(folder / "queue", ignore_errors=True)
        return queue(folder / "queue")
    if only == "bare":
        shutil.rmtree(folder / "bare", ignore_errors=True)
        return live_bare(folder)
    if only == "kept":
        return kept(folder)
    if only == "files":
        shutil.rmtree(folder / "files", ignore_errors=True)
        return live_files(folder)
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    live(folder)
    live_files(folder)
    (folder / "bare").mkdir()
    live_bare(folder)
    kept(folder)
    queue(folder / "queue")
    with tempfile.TemporaryDirectory() as place:
        project(place)
        for name in ("dvc.yaml", "dvc.lock", "params.yaml", "metrics.json"):
            (folder / "pipeline").mkdir(exist_ok=True)
            shutil.copy(Path(place, name), folder / "pipeline" / name)
        run(place, "dvc", "exp", "run", "-q", "-n", "faster", "-S", "train.lr=0.5")
        run(place, "git", "checkout", "-q", ".")
        run(place, "python", "live.py")
        bundle(place, folder / "experiments.bundle")


main(Path(sys.argv[1]), *sys.argv[2:])
