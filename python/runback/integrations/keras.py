"""Keras: `model.fit(…, callbacks=[RunbackCallback()])`."""

from __future__ import annotations

from typing import Any, Dict, Optional

import runback
from runback.run import Run

try:
    from keras.callbacks import Callback
except ImportError:
    # TensorFlow below 2.16 without the keras package.
    from tensorflow.keras.callbacks import Callback  # type: ignore[no-redef]


class RunbackCallback(Callback):  # type: ignore[misc]
    """Logs what Keras reports at the end of each epoch, with the epoch as the step.

    run: the run to log to; else the current one, else one that is started with the training and ends with it.
    every_batches: also log each n-th training batch, as `batch/…` with the number of batches so far as the step.
    """

    def __init__(self, run: Optional[Run] = None, every_batches: Optional[int] = None) -> None:
        super().__init__()
        self._run = run
        self._is_own = False
        self._every_batches = every_batches
        self._batches = 0

    def on_train_begin(self, logs: Optional[Dict[str, Any]] = None) -> None:
        if self._run is None:
            current = runback.current_run()
            self._is_own = current is None or not current.is_active
            self._run = runback.init() if current is None or self._is_own else current
        params = {key: value for key, value in (self.params or {}).items() if key != "verbose"}
        optimizer = getattr(self.model, "optimizer", None)
        if optimizer is not None and hasattr(optimizer, "get_config"):
            params["optimizer"] = optimizer.get_config()
        self._run.log_params(params)

    def on_train_batch_end(self, batch: int, logs: Optional[Dict[str, Any]] = None) -> None:
        self._batches += 1
        if self._run is not None and self._every_batches and self._batches % self._every_batches == 0:
            self._run.log({"batch/" + key: value for key, value in (logs or {}).items()}, step=self._batches)

    def on_epoch_end(self, epoch: int, logs: Optional[Dict[str, Any]] = None) -> None:
        if self._run is not None:
            self._run.log(logs or {}, step=epoch)

    def on_train_end(self, logs: Optional[Dict[str, Any]] = None) -> None:
        if self._run is not None and self._is_own:
            self._run.finish()
            self._run = None
