"""Writes the fixtures of the CSV family with the tools themselves: make_fixtures.py FOLDER [CASE ...].

Tools that are not installed are passed over. Of Ultralytics the newest is run; older tables follow what `save_metrics` of
its trainer wrote.
"""

import importlib.util
import os
import random
import shutil
import sys
import tempfile
from pathlib import Path

os.environ["KERAS_BACKEND"] = "torch"


def declare_operators():
    """Lets torchvision be imported where its build (for GPUs) does not fit that of torch (for CPUs); gives what must live on.

    Its compiled operators cannot be loaded then, and its import asks for two of them.
    """
    import torch

    library = Path(importlib.util.find_spec("torchvision").origin).parent / "_C.so"
    try:
        torch.ops.load_library(library)
        return None
    except OSError:
        declared = torch.library.Library("torchvision", "FRAGMENT")
        for name in ("nms", "qnms"):
            declared.define(f"{name}(Tensor dets, Tensor scores, float iou_threshold) -> Tensor")
        return declared


def replace_missing_nms():
    """Ultralytics calls torchvision's operator where torchvision is there; its own does the same in plain torch."""
    import torchvision
    from ultralytics.utils.nms import TorchNMS

    if not torchvision.extension._has_ops():
        torchvision.ops.nms = TorchNMS.nms


def lightning_runs(folder):
    """A version folder with a table, params and event files, one with the table alone, and one of Fabric's logger."""
    import torch
    from lightning.fabric.loggers import CSVLogger as FabricLogger
    from lightning.pytorch import LightningModule, Trainer, seed_everything
    from lightning.pytorch.loggers import CSVLogger, TensorBoardLogger
    from torch.utils.data import DataLoader, TensorDataset

    class Line(LightningModule):
        def __init__(self, lr=0.05, hidden=(4, 2), activation=torch.nn.ReLU, nested=None):
            super().__init__()
            self.save_hyperparameters()
            self.layer = torch.nn.Linear(2, 1)

        def training_step(self, batch, index):
            loss = torch.nn.functional.mse_loss(self.layer(batch[0]), batch[1])
            self.log("train_loss", loss)
            return loss

        def validation_step(self, batch, index):
            self.log("val_loss", torch.nn.functional.mse_loss(self.layer(batch[0]), batch[1]))
            if self.current_epoch >= 2:  # a column that comes late
                self.log("val_nan", float("nan"))

        def configure_optimizers(self):
            return torch.optim.SGD(self.parameters(), lr=self.hparams.lr)

    for name, with_events in (("plain", False), ("with_events", True)):
        seed_everything(7)
        data = TensorDataset(torch.randn(40, 2), torch.randn(40, 1))
        loggers = [CSVLogger(folder, name=name, version="version_0", flush_logs_every_n_steps=5)]
        if with_events:
            loggers.append(TensorBoardLogger(folder, name=name, version="version_0"))
        trainer = Trainer(
            max_epochs=4,
            logger=loggers,
            log_every_n_steps=2,
            enable_checkpointing=False,
            enable_progress_bar=False,
            enable_model_summary=False,
            accelerator="cpu",
        )
        model = Line(nested={"optimizer": "sgd", "momentum": 1e-05})
        trainer.fit(model, DataLoader(data, batch_size=8), DataLoader(data, batch_size=20))
    logger = FabricLogger(folder, name="fabric", flush_logs_every_n_steps=2)
    for step in range(5):
        logger.log_metrics({"loss": 1 / (step + 1)}, step=step)
    logger.log_metrics({"late": 0.5}, step=5)
    logger.finalize("success")


def keras_runs(folder):
    """A log that two fits wrote, the second appending from epoch 0, and one without validation."""
    import keras
    import numpy as np

    keras.utils.set_random_seed(3)
    folder.mkdir(parents=True, exist_ok=True)
    x, y = np.random.rand(32, 3), np.random.rand(32, 1)
    model = keras.Sequential([keras.layers.Dense(2), keras.layers.Dense(1)])
    model.compile(optimizer="sgd", loss="mse", metrics=["mae"])
    model.fit(x, y, epochs=4, verbose=0, validation_split=0.25, callbacks=[keras.callbacks.CSVLogger(folder / "training.log")])
    model.fit(
        x,
        y,
        epochs=3,
        verbose=0,
        validation_split=0.25,
        callbacks=[keras.callbacks.CSVLogger(folder / "training.log", append=True)],
    )
    (folder / "alone").mkdir()
    model.compile(optimizer="sgd", loss="mse", metrics=["mae"], weighted_metrics=[keras.metrics.MeanAbsoluteError("weighted_mae")])
    model.fit(x, y, epochs=3, verbose=0, callbacks=[keras.callbacks.CSVLogger(folder / "alone" / "results.csv")])


def sb3_runs(folder):
    """PPO on CartPole with two monitored environments, and the logger's table."""
    from stable_baselines3 import PPO
    from stable_baselines3.common.env_util import make_vec_env
    from stable_baselines3.common.logger import configure

    environment = make_vec_env("CartPole-v1", n_envs=2, seed=1, monitor_dir=str(folder))
    model = PPO("MlpPolicy", environment, n_steps=64, batch_size=32, n_epochs=1, seed=1, device="cpu")
    model.set_logger(configure(str(folder), ["csv"]))
    model.learn(768)


def catboost_runs(folder):
    """A regression with an evaluation set."""
    import numpy as np
    from catboost import CatBoostRegressor

    folder.mkdir(parents=True, exist_ok=True)
    random = np.random.RandomState(5)
    x, y = random.rand(60, 3), random.rand(60)
    model = CatBoostRegressor(
        iterations=25, depth=3, learning_rate=0.1, custom_metric=["MAE"], train_dir=str(folder / "catboost_info"), verbose=False
    )
    model.fit(x[:40], y[:40], eval_set=(x[40:], y[40:]))


def ultralytics_runs(folder):
    """Tables as older trainers wrote them, and one by the trainer itself."""
    ultralytics_tables(folder)
    ultralytics_training(folder)


def ultralytics_tables(folder):
    """Padded up to 8.2, plain since."""
    keys = ["train/box_loss", "train/cls_loss", "metrics/mAP50(B)", "val/box_loss", "lr/pg0"]
    numbers = random.Random(11)
    for name, is_padded in (("train", False), ("train2", True)):
        place = folder / "detect" / name
        place.mkdir(parents=True, exist_ok=True)
        arguments = {"task": "detect", "mode": "train", "model": "yolov8n.pt", "data": "coco8.yaml", "epochs": 6, "seed": 0}
        lines = [f"{key}: {value}" for key, value in arguments.items()]
        lines += ["lr0: 0.01", "resume: null", "classes: null", f"save_dir: runs/detect/{name}", "amp: true", "freeze: null"]
        (place / "args.yaml").write_text("\n".join(lines) + "\n")
        with open(place / "results.csv", "w") as table:
            columns = ["epoch", *([] if is_padded else ["time"]), *keys]
            table.write(("%23s," * len(columns) % tuple(columns)).rstrip(",") + "\n" if is_padded else ",".join(columns) + "\n")
            for epoch in range(6):
                values = [epoch if is_padded else epoch + 1]
                values += [] if is_padded else [round(3.7 * (epoch + 1), 5)]
                values += [numbers.random() / (epoch + 1) for _ in keys]
                table.write(
                    ("%23.5g," * len(values) % tuple(values)).rstrip(",") + "\n"
                    if is_padded
                    else ",".join(f"{value:.6g}" if isinstance(value, float) else str(value) for value in values) + "\n"
                )


def ultralytics_training(folder):
    """Two epochs of a model without weights, on small pictures of boxes. Its checkpoints and this machine's paths go."""
    with tempfile.TemporaryDirectory() as made:
        os.environ["YOLO_CONFIG_DIR"] = made
        os.environ["YOLO_OFFLINE"] = "true"
        from PIL import Image
        from ultralytics import YOLO

        replace_missing_nms()
        numbers = random.Random(7)
        for split, count in (("train", 8), ("val", 4)):
            images, labels = (Path(made, kind, split) for kind in ("images", "labels"))
            images.mkdir(parents=True)
            labels.mkdir(parents=True)
            for index in range(count):
                x, y = numbers.randrange(8, 40), numbers.randrange(8, 40)
                picture = Image.new("RGB", (64, 64), (numbers.randrange(80),) * 3)
                picture.paste((250, numbers.randrange(255), 20), (x, y, x + 16, y + 16))
                picture.save(images / f"{index}.png")
                (labels / f"{index}.txt").write_text(f"0 {(x + 8) / 64} {(y + 8) / 64} 0.25 0.25\n")
        data = Path(made, "boxes.yaml")
        data.write_text(f"path: {made}\ntrain: images/train\nval: images/val\nnames: {{0: box}}\n")
        place = folder.resolve() / "detect" / "trained"
        YOLO("yolov8n.yaml").train(
            data=str(data),
            epochs=2,
            imgsz=64,
            batch=4,
            device="cpu",
            workers=0,
            plots=False,
            project=str(place.parent),
            name=place.name,
            exist_ok=True,
        )
        shutil.rmtree(place / "weights")
        arguments = (place / "args.yaml").read_text()
        (place / "args.yaml").write_text(arguments.replace(f"{folder.resolve()}/", "runs/").replace(f"{made}/", ""))


CASES = {
    "lightning": lightning_runs,
    "keras": keras_runs,
    "sb3": sb3_runs,
    "catboost": catboost_runs,
    "ultralytics": ultralytics_runs,
}

if __name__ == "__main__":
    target = Path(sys.argv[1])
    operators = declare_operators() if importlib.util.find_spec("torchvision") else None
    for case in sys.argv[2:] or CASES:
        try:
            CASES[case](target / case)
        except ImportError as error:
            print(f"{case}: passed over, {error}")
