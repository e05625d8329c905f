"""Lightning: `Trainer(logger=RunbackLogger(experiment="mnist"))`."""

from __future__ import annotations

import os
from typing import Any, Dict, Optional

import runback
from runback.run import Run

try:
    from lightning.pytorch.loggers.logger import Logger
    from lightning.pytorch.utilities import rank_zero_only
except ImportError:
    # The package's older name.
    from pytorch_lightning.loggers.logger import Logger  # type: ignore[no-redef]
    from pytorch_lightning.utilities import rank_zero_only  # type: ignore[no-redef]

_STATUSES = {"success": "FINISHED", "finished": "FINISHED", "failed": "FAILED", "aborted": "KILLED"}


class RunbackLogger(Logger):  # type: ignore[misc]
    """A Lightning logger that writes a run, started at its first use. Only rank 0 logs.

    run: the run to log to; else the current one, else one that is started with `options`, as `runback.init` takes
    them, and ends with the training.
    """

    def __init__(self, run: Optional[Run] = None, **options: Any) -> None:
        super().__init__()
        self._run = run
        self._is_own = False
        self._options = options

    @property
    def experiment(self) -> Run:
        """The run."""
        if self._run is None:
            current = runback.current_run()
            self._is_own = current is None or not current.is_active
            self._run = runback.init(**self._options) if current is None or self._is_own else current
        return self._run

    @property
    def name(self) -> Optional[str]:
        """The experiment's name."""
        return self.experiment.experiment or None

    @property
    def version(self) -> str:
        """The run's id."""
        return self.experiment.id

    @property
    def save_dir(self) -> Optional[str]:
        """The folder above the experiments: Lightning keeps checkpoints in `save_dir/name/version`."""
        folder = self.experiment.folder
        return os.path.dirname(os.path.dirname(folder)) if folder else None

    @rank_zero_only
    def log_hyperparams(self, params: Any, *more: Any, **options: Any) -> None:
        """Logs the module's hyperparameters as params."""
        self.experiment.log_params(params)

    @rank_zero_only
    def log_metrics(self, metrics: Dict[str, float], step: Optional[int] = None) -> None:
        """Logs metrics; Lightning's `epoch` comes along as one of them."""
        self.experiment.log(metrics, step=step)

    @rank_zero_only
    def finalize(self, status: str) -> None:
        """Ends the run if it was started here."""
        if self._run is not None and self._is_own:
            self._run.finish(_STATUSES.get(status, "FAILED"))
