"""Prints the jobs below a folder as OmegaConf, Hydra's own reader of its files, reads them: {"runs": [...]}.

usage: python read_with_tool.py FOLDER
"""

import hashlib
import json
import sys
from pathlib import Path

from omegaconf import OmegaConf


def main(root: Path) -> None:
    print(json.dumps({"runs": [job(config.parent.parent) for config in sorted(root.rglob(".hydra/config.yaml"))]}))


def job(folder: Path) -> dict:
    files = folder / ".hydra"
    params = {}
    flatten(params, "", OmegaConf.to_container(OmegaConf.load(files / "config.yaml")))
    settings = OmegaConf.load(files / "hydra.yaml").hydra
    texts = [(files / name).read_text() for name in ("config.yaml", "hydra.yaml", "overrides.yaml")]
    tags = {
        "hydra.overrides": " ".join(OmegaConf.load(files / "overrides.yaml")),
        "hydra.job.name": settings.job.name,
        "hydra.mode": settings.mode.name if hasattr(settings.mode, "name") else settings.mode,
        "hydra.version": settings.runtime.version,
        "hydra.choice.model": settings.runtime.choices.model,
    }
    # A job has no id of its own: Runback's is a hash of the folder's names and what its files say.
    parts = json.dumps([folder.parent.name, folder.name, *texts], separators=(",", ":"), ensure_ascii=False)
    run = f"hydra:{hashlib.sha256(parts.encode()).hexdigest()[:20]}"
    return {"id": run, "name": folder.name, "status": None, "params": params, "tags": tags, "metrics": {}}


def flatten(params: dict, prefix: str, value: dict) -> None:
    for key, item in value.items():
        if isinstance(item, dict) and item:
            flatten(params, f"{prefix}{key}.", item)
        else:
            params[prefix + key] = str(item) if isinstance(item, float) and item != item else item


main(Path(sys.argv[1]))
