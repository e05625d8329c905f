"""Runback's logger: experiment tracking in plain files, read live by the Runback extension for VS Code.

    import runback

    run = runback.init(experiment="mnist", config={"lr": 0.1})
    for step in range(100):
        run.log({"loss": 1 / (step + 1)}, step=step)
    run.finish()

Standard library only, Python 3.9 and later. Nothing in here can break or slow the training: a failure of the
logger is one warning. The format is documented in docs/log-format.md.
"""

from runback.current import (
    current_run,
    finish,
    log,
    log_artifact,
    log_dataset,
    log_figure,
    log_params,
    rename,
    set_note,
    set_tags,
)
from runback.initialize import init
from runback.run import Run
from runback.version import __version__

__all__ = [
    "Run",
    "__version__",
    "current_run",
    "finish",
    "init",
    "log",
    "log_artifact",
    "log_dataset",
    "log_figure",
    "log_params",
    "rename",
    "set_note",
    "set_tags",
]
