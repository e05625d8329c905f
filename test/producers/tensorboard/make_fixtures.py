"""Writes TensorBoard event files with the real writers that are installed: FOLDER/<case>/…

usage: python make_fixtures.py FOLDER [CASE ...]

Cases by the packages they need: torch (PyTorch's writer: all its encodings, add_scalars, add_hparams, text, image),
tensorboardx (a restart with purge_step, text, image, add_scalars), restart (tensorboard's own file writer: two files
that overlap, steps logged twice), keras (train/ and validation/, hp.KerasCallback), tensorflow (tensors of all number
types, a folder of trials below hparams_config), lightning (version_0), trainer (Hugging Face Trainer: runs/ below an
output folder).
A case whose packages are not installed is passed over, and said.
"""

import os
import sys
import time

import numpy


def torch(folder):
    from torch.utils.tensorboard import SummaryWriter

    with SummaryWriter(os.path.join(folder, "basic")) as writer:
        for step in range(30):
            writer.add_scalar("train/loss", 1 / (step + 1), step)
            writer.add_scalar("train/new style", 0.99 - step / 100, step, new_style=True)
            writer.add_scalar("train/double", 0.1 * step, step, new_style=True, double_precision=True)
        for step, value in enumerate([float("nan"), float("inf"), float("-inf"), -0.0, 1e-42, 3.4e38]):
            writer.add_scalar("odd/é", value, step * 1000000000)
        for turn in range(3):
            writer.add_scalar("no step", turn)
        writer.add_text("notes", "first **words**", 0)
        writer.add_text("notes", "last words", 9)
        writer.add_image("digit", numpy.zeros((1, 4, 4), dtype="uint8"), 3)
        writer.add_histogram("weights", numpy.arange(8.0), 3)
    with SummaryWriter(os.path.join(folder, "parts")) as writer:
        for step in range(12):
            writer.add_scalar("lr", 0.1 / (step + 1), step)
            writer.add_scalars("loss/both", {"train": 1 / (step + 1), "val": 2 / (step + 1)}, step)
        writer.add_hparams({"lr": 0.001, "layers": 3, "name": "wide", "bias": True}, {"hparam/accuracy": 0.9375})
    with SummaryWriter(os.path.join(folder, "trials")) as writer:
        for trial in range(3):
            writer.add_hparams({"lr": 0.1 * (trial + 1)}, {"hparam/loss": 10.0 * trial})
            time.sleep(0.01)


def tensorboardx(folder):
    from tensorboardX import SummaryWriter

    run = os.path.join(folder, "purged")
    with SummaryWriter(run) as writer:
        for step in range(20):
            writer.add_scalar("loss", 1 / (step + 1), step)
            writer.add_scalar("only first", step, step)
        writer.add_text("plan", "three steps")
        writer.add_image("digit", numpy.zeros((3, 4, 4), dtype="uint8"), 3)
    time.sleep(1.1)  # the name of the second file begins with its second
    with SummaryWriter(run, purge_step=12) as writer:
        for step in range(12, 16):
            writer.add_scalar("loss", 5 + step, step)
        writer.add_hparams({"lr": 0.01}, {"score": 0.5})
    with SummaryWriter(os.path.join(folder, "series")) as writer:
        for step in range(5):
            writer.add_scalar("lr", 0.1 / (step + 1), step)
            writer.add_scalars("loss all", {"train": 1 / (step + 1), "val": 2 / (step + 1)}, step)
            writer.add_scalars("acc/top", {"1": step, "5": 2 * step}, step)


def restart(folder):
    from tensorboard.compat.proto.event_pb2 import Event
    from tensorboard.compat.proto.summary_pb2 import Summary
    from tensorboard.summary.writer.event_file_writer import EventFileWriter

    def write(writer, step, **values):
        summary = Summary(value=[Summary.Value(tag=tag, simple_value=value) for tag, value in values.items()])
        writer.add_event(Event(wall_time=1700000000 + step / 8, step=step, summary=summary))

    run = os.path.join(folder, "overlap")
    writer = EventFileWriter(run)
    for step in range(20):
        write(writer, step, loss=1 / (step + 1), first=step)
    write(writer, 19, loss=0.5)
    writer.close()
    time.sleep(1.1)
    writer = EventFileWriter(run)
    for step in range(10, 26):
        write(writer, step, loss=2 / (step + 1))
        write(writer, step, epoch=step // 4)
        write(writer, step, epoch=step // 4)
    write(writer, -3, before=1.5)
    writer.close()


def keras(folder):
    import keras as library
    from tensorboard.plugins.hparams import api as hp

    library.utils.set_random_seed(1)
    inputs, targets = numpy.random.rand(64, 4), numpy.random.rand(64, 1)
    model = library.Sequential([library.Input((4,)), library.layers.Dense(2), library.layers.Dense(1)])
    model.compile(optimizer=library.optimizers.SGD(0.1), loss="mse", metrics=["mae"])
    run = os.path.join(folder, "fit")
    callbacks = [
        library.callbacks.TensorBoard(run, write_graph=False, update_freq=2),
        hp.KerasCallback(run, {"units": 2, "optimizer": "sgd", "rate": 0.1, "shuffled": True}),
    ]
    data = (inputs[:16], targets[:16])
    model.fit(inputs, targets, epochs=5, batch_size=16, validation_data=data, callbacks=callbacks, verbose=0)


def tensorflow(folder):
    import tensorflow as tf
    from tensorboard.plugins.hparams import api as hp

    with tf.summary.create_file_writer(os.path.join(folder, "types")).as_default():
        for step in range(8):
            tf.summary.scalar("accuracy", 0.9 + step / 100, step=step, description="share of right answers")
            for kind in ["float64", "int32", "int64", "float16", "bfloat16"]:
                metadata = tf.compat.v1.SummaryMetadata()
                metadata.plugin_data.plugin_name = "scalars"
                tf.summary.write(f"as {kind}", tf.cast(step + 0.75, kind), step=step, metadata=metadata)
        tf.summary.text("words", "with TensorFlow", step=1)
        tf.summary.text("words", "and again", step=2)
        tf.summary.image("digit", tf.zeros((2, 4, 4, 1)), step=1)
        tf.summary.histogram("weights", tf.range(8.0), step=1)
    rate = hp.HParam("rate", hp.RealInterval(0.001, 0.1))
    root = os.path.join(folder, "tuning")
    with tf.summary.create_file_writer(root).as_default():
        hp.hparams_config(hparams=[rate], metrics=[hp.Metric("accuracy")])
    for trial in range(2):
        with tf.summary.create_file_writer(os.path.join(root, f"run-{trial}")).as_default():
            hp.hparams({rate: 0.01 * (trial + 1)}, trial_id=f"trial {trial}")
            tf.summary.scalar("accuracy", 0.5 + trial / 4, step=1)


def lightning(folder):
    import torch as library
    from lightning.pytorch import LightningModule, Trainer, seed_everything
    from lightning.pytorch.loggers import TensorBoardLogger

    class Line(LightningModule):
        def __init__(self, rate=0.1, schedule=None, shape=(4, 1)):
            super().__init__()
            self.save_hyperparameters()
            self.layer = library.nn.Linear(4, 1)

        def training_step(self, batch, _):
            loss = self.layer(batch).square().mean()
            self.log("train_loss", loss)
            return loss

        def validation_step(self, batch, _):
            self.log("val_loss", self.layer(batch).square().mean())

        def configure_optimizers(self):
            return library.optim.SGD(self.parameters(), self.hparams.rate)

    seed_everything(1)
    data = library.utils.data.DataLoader(library.rand(64, 4), batch_size=8)
    quiet = dict(enable_progress_bar=False, enable_model_summary=False, enable_checkpointing=False, accelerator="cpu")
    trainer = Trainer(max_epochs=3, log_every_n_steps=2, logger=TensorBoardLogger(folder), **quiet)
    trainer.fit(Line(), data, data)


def trainer(folder):
    import torch as library
    from transformers import GPT2Config, GPT2LMHeadModel, Trainer, TrainingArguments

    output = os.path.join(folder, "output")
    os.environ["TENSORBOARD_LOGGING_DIR"] = os.path.join(output, "runs", "Nov23_10-00-00_host")
    model = GPT2LMHeadModel(GPT2Config(vocab_size=16, n_positions=8, n_embd=8, n_layer=1, n_head=1))
    row = library.arange(8)
    data = [{"input_ids": row, "labels": row} for _ in range(16)]
    arguments = TrainingArguments(
        output,
        max_steps=8,
        logging_steps=2,
        save_steps=4,
        save_only_model=True,
        per_device_train_batch_size=4,
        eval_strategy="steps",
        eval_steps=4,
        report_to=["tensorboard"],
        use_cpu=True,
        disable_tqdm=True,
    )
    Trainer(model, arguments, train_dataset=data, eval_dataset=data[:4]).train()
    for place, _, names in os.walk(output):  # only what readers look at is kept
        for name in names:
            if "tfevents" not in name and name != "trainer_state.json":
                os.remove(os.path.join(place, name))


if __name__ == "__main__":
    target, *asked = sys.argv[1:]
    for case in [torch, tensorboardx, restart, keras, tensorflow, lightning, trainer]:
        if asked and case.__name__ not in asked:
            continue
        try:
            case(os.path.join(target, case.__name__))
        except ImportError as error:
            print(f"{case.__name__}: passed over, {error}")
