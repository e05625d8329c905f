"""Writes the fixtures of Hydra with Hydra itself, a single job and a sweep of three: make_fixtures.py FOLDER."""

import subprocess
import sys
import tempfile
from pathlib import Path

APP = '''
import hydra
from omegaconf import DictConfig


@hydra.main(version_base=None, config_path="conf", config_name="config")
def main(config: DictConfig):
    print(config.model.name)


main()
'''

FILES = {
    "app.py": APP,
    "conf/config.yaml": "defaults:\n  - model: small\n  - _self_\nseed: 1\nlr: 1e-3\nname: ${model.name}-run\nlayers: [4, 8]\n",
    "conf/model/small.yaml": "name: small\nwidth: 8\n",
    "conf/model/large.yaml": "name: large\nwidth: 64\ndropout: .nan\n",
}


def main(target):
    target = target.resolve()
    with tempfile.TemporaryDirectory() as project:
        for name, text in FILES.items():
            file = Path(project, name)
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text)
        single = [sys.executable, "app.py", "model=large", "lr=0.05", "+extra.note='a, b'", f"hydra.run.dir={target}/single/first"]
        sweep = [sys.executable, "app.py", "-m", "seed=1,2,3", f"hydra.sweep.dir={target}/multirun/2026-11-23/10-00-00"]
        for command in (single, sweep):
            subprocess.run(command, cwd=project, check=True, stdout=subprocess.DEVNULL)
    for file in target.rglob("*.yaml"):  # no path of the machine that made them
        file.write_text(file.read_text().replace(str(target), "/home/ann/outputs").replace(project, "/home/ann/project"))


main(Path(sys.argv[1]))
