"""Writes the fixtures of Hugging Face's Trainer with a tiny random model: make_fixtures.py FOLDER.

`plain` has three checkpoints. `resumed` was trained to its second checkpoint and beyond, then resumed from its first one
with fewer evaluations, so that the second checkpoint holds points that the third lacks.
"""

import inspect
import sys
from pathlib import Path

import torch
from transformers import (
    BertConfig,
    BertForSequenceClassification,
    Trainer,
    TrainerCallback,
    TrainingArguments,
    set_seed,
)


class Rows(torch.utils.data.Dataset):
    def __len__(self):
        return 32

    def __getitem__(self, index):
        ids = torch.tensor([(index * 7 + k) % 20 for k in range(6)])
        return {"input_ids": ids, "attention_mask": torch.ones_like(ids), "labels": torch.tensor(index % 2)}


class OneMoreEvaluation(TrainerCallback):
    """The trainer keeps its intervals over a resume, so the difference is made here."""

    def on_step_end(self, args, state, control, **rest):
        control.should_evaluate |= state.global_step == 7


def train(folder, logging_steps, callbacks=(), resume=None):
    set_seed(4)
    config = BertConfig(
        vocab_size=20, hidden_size=4, num_hidden_layers=1, num_attention_heads=1, intermediate_size=4, max_position_embeddings=8
    )
    renamed = {"eval_strategy": "evaluation_strategy", "use_cpu": "no_cuda"}
    known = inspect.signature(TrainingArguments).parameters
    changing = {"eval_strategy": "steps", "use_cpu": True}
    arguments = TrainingArguments(
        output_dir=str(folder),
        num_train_epochs=3,
        per_device_train_batch_size=8,
        logging_steps=logging_steps,
        save_steps=4,
        eval_steps=4,
        report_to=[],
        disable_tqdm=True,
        save_total_limit=None,
        **{name if name in known else renamed[name]: value for name, value in changing.items()},
    )
    rows = Rows()
    model = BertForSequenceClassification(config)
    trainer = Trainer(
        model=model, args=arguments, train_dataset=rows, eval_dataset=rows, callbacks=list(callbacks)
    )
    trainer.train(resume_from_checkpoint=resume)
    return trainer


def prune(folder):
    """Only what is read stays: weights and pickles are large and never read."""
    for file in folder.rglob("*"):
        if file.is_file() and file.name not in ("trainer_state.json", "config.json"):
            file.unlink()


def main(target):
    train(target / "plain", 2).save_state()
    prune(target / "plain")
    resumed = target / "resumed"
    train(resumed, 1, callbacks=[OneMoreEvaluation()])
    first = (resumed / "checkpoint-8" / "trainer_state.json").read_text()
    train(resumed, 1, resume=str(resumed / "checkpoint-4"))
    # As if the resumed training had saved less often: the second checkpoint is still that of the first training.
    (resumed / "checkpoint-8" / "trainer_state.json").write_text(first)
    prune(resumed)


main(Path(sys.argv[1]))
