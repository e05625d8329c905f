"""Prints what transformers' own TrainerState reads in the checkpoints below a folder: {"runs": [...]}.

usage: python read_with_tool.py FOLDER

A run is an output folder. Its points are those of the newest state, and of older ones what no newer one has.
"""

import json
import math
import sys
from pathlib import Path

from transformers import PretrainedConfig
from transformers.trainer_callback import TrainerState

MODEL = ("model_type", "architectures", "hidden_size", "num_hidden_layers", "num_attention_heads", "vocab_size")


def number(value):
    return value if math.isfinite(value) else str(value)


def run(root, folder):
    files = [*folder.glob("trainer_state.json"), *folder.glob("checkpoint-*/trainer_state.json")]
    states = [(TrainerState.load_from_json(str(file)), file.parent) for file in files]
    # The one at the top is the one that was saved last, and comes first among equals.
    states.sort(key=lambda pair: (pair[0].global_step, pair[1] == folder), reverse=True)
    points = {}
    for state, _ in states:
        newer = {metric: {step for step, _ in found} for metric, found in points.items()}
        for entry in state.log_history:
            values = {key: value for key, value in entry.items() if key != "step" and isinstance(value, (int, float))}
            fresh = [key for key in values if entry["step"] not in newer.get(key, ())]
            if fresh and (not newer or fresh != ["epoch"]):
                for key in fresh:
                    points.setdefault(key, []).append([entry["step"], number(values[key])])
    newest = states[0][0]
    params = {key: getattr(newest, key, None) for key in ("num_train_epochs", "max_steps", "train_batch_size", "trial_name")}
    params = {key: value for key, value in params.items() if value is not None}
    config = next((place for place in (folder, *(place for _, place in states)) if (place / "config.json").exists()), None)
    if config is not None:
        model, _ = PretrainedConfig.get_config_dict(str(config))
        params.update({f"model.{key}": model[key] for key in MODEL if model.get(key) is not None})
    tags = {key: getattr(newest, key, None) for key in ("best_metric", "best_model_checkpoint", "best_global_step")}
    tags = {key: str(value) for key, value in tags.items() if value is not None}
    return {"id": str(folder.relative_to(root)), "name": folder.name, "status": None, "params": params, "tags": tags, "metrics": points}


def main(root):
    places = {file.parent for file in root.rglob("trainer_state.json")}
    folders = {place.parent if place.name.startswith("checkpoint-") else place for place in places}
    print(json.dumps({"runs": [run(root, folder) for folder in sorted(folders)]}))


main(Path(sys.argv[1]))
