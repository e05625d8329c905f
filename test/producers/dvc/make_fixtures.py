"""Writes the fixtures of DVC and DVCLive with the tools themselves: make_fixtures.py FOLDER.

`live` is a plain DVCLive folder with nested names, NaN, timestamps and params. `pipeline` is a project with two stages
after `dvc repro`. `experiments.bundle` is a git bundle of a repository with one DVCLive and one pipeline experiment.
"""

import os
import shutil
import subprocess
import sys
import tempfile
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


def project(place):
    for name, text in FILES.items():
        Path(place, name).write_text(text)
    run(place, "git", "init", "-q", "-b", "main")
    run(place, "git", "config", "user.name", "Ann")
    run(place, "git", "config", "user.email", "ann@example.org")
    run(place, "dvc", "init", "-q")
    run(place, "dvc", "repro", "-q")
    run(place, "git", "add", "-A")
    run(place, "git", "commit", "-qm", "Pipeline")


def main(folder):
    folder = folder.resolve()
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    live(folder)
    with tempfile.TemporaryDirectory() as place:
        project(place)
        for name in ("dvc.yaml", "dvc.lock", "params.yaml", "metrics.json"):
            (folder / "pipeline").mkdir(exist_ok=True)
            shutil.copy(Path(place, name), folder / "pipeline" / name)
        run(place, "dvc", "exp", "run", "-q", "-n", "faster", "-S", "train.lr=0.5")
        run(place, "git", "checkout", "-q", ".")
        run(place, "python", "live.py")
        refs = subprocess.run(
            ["git", "for-each-ref", "--format=%(refname)", "refs/exps"], cwd=place, check=True, capture_output=True, text=True
        ).stdout.split()
        kept = [ref for ref in refs if ref.split("/")[2] not in ("exec", "apply", "stash", "temp", "celery")]
        run(place, "git", "bundle", "create", "-q", str(folder / "experiments.bundle"), "main", *kept)


main(Path(sys.argv[1]))
