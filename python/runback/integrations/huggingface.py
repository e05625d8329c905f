"""Hugging Face Transformers: `Trainer(…, callbacks=[RunbackCallback()])`."""

from __future__ import annotations

import os
from typing import Any, Dict, Optional

from transformers import TrainerCallback

import runback
from runback.run import Run


class RunbackCallback(TrainerCallback):  # type: ignore[misc]
    """Logs what the Trainer logs, with its global step, its arguments as params, and names its checkpoints.

    run: the run to log to; else the current one, else one that is started with the training and ends with it.
    Only the world's first process logs.
    """

    def __init__(self, run: Optional[Run] = None) -> None:
        self._run = run
        self._is_own = False

    def on_train_begin(self, args: Any, state: Any, control: Any, **more: Any) -> None:
        if not state.is_world_process_zero:
            return
        if self._run is None:
            current = runback.current_run()
            self._is_own = current is None or not current.is_active
            name = getattr(args, "run_name", None)
            self._run = runback.init(name=name) if current is None or self._is_own else current
        # Only what differs from nothing: the Trainer has more than a hundred arguments, most of them None.
        self._run.log_params({key: value for key, value in args.to_sanitized_dict().items() if value is not None})

    def on_log(self, args: Any, state: Any, control: Any, logs: Optional[Dict[str, Any]] = None, **more: Any) -> None:
        if self._run is not None and state.is_world_process_zero:
            numbers = {key: value for key, value in (logs or {}).items() if isinstance(value, (int, float))}
            if numbers:
                self._run.log(numbers, step=state.global_step)

    def on_save(self, args: Any, state: Any, control: Any, **more: Any) -> None:
        folder = os.path.join(args.output_dir, f"checkpoint-{state.global_step}")
        if self._run is not None and state.is_world_process_zero and os.path.isdir(folder):
            self._run.log_artifact(folder, kind="model", step=state.global_step, copy=False)

    def on_train_end(self, args: Any, state: Any, control: Any, **more: Any) -> None:
        if self._run is not None and self._is_own:
            self._run.finish()
            self._run = None
