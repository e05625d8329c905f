"""Whether this process is the one that should log, among workers and ranks."""

from __future__ import annotations

import sys
from typing import Mapping, NamedTuple, Optional

#: Rank, and the matching world size where there is one. The launcher's own variables come first.
_RANKS = (
    ("RANK", "WORLD_SIZE"),
    ("OMPI_COMM_WORLD_RANK", "OMPI_COMM_WORLD_SIZE"),
    ("PMIX_RANK", None),
    ("PMI_RANK", "PMI_SIZE"),
    ("MV2_COMM_WORLD_RANK", "MV2_COMM_WORLD_SIZE"),
    ("JSM_NAMESPACE_RANK", "JSM_NAMESPACE_SIZE"),
    ("HOROVOD_RANK", "HOROVOD_SIZE"),
    ("SLURM_PROCID", "SLURM_NTASKS"),
    ("LOCAL_RANK", "LOCAL_WORLD_SIZE"),
)


class Silence(NamedTuple):
    """Why this process writes no run."""

    reason: str
    #: Whether the user may not expect it, so that it must be said.
    is_worth_saying: bool


def find_silence(env: Mapping[str, str]) -> Optional[Silence]:
    """Why this process must not log, or None when it should.

    Rank above 0 writes nothing, since rank 0 logs for all; RUNBACK_ALL_RANKS=1 makes every rank a run of its own.
    A spawned worker that is importing the main module again writes nothing either.
    """
    if env.get("RUNBACK_DISABLED", "") not in ("", "0"):
        return Silence("RUNBACK_DISABLED is set", True)
    if _is_importing_main_again():
        return Silence("a multiprocessing worker is importing the script", False)
    if env.get("RUNBACK_ALL_RANKS", "") not in ("", "0"):
        return None
    for rank, size in _RANKS:
        number = _whole(env.get(rank))
        if number is None or (size is not None and _whole(env.get(size)) == 1):
            continue
        if number > 0:
            # With torchrun everyone knows; independent tasks of one srun look the same and must be told.
            told = f"{rank}={number}: only rank 0 is recorded (RUNBACK_ALL_RANKS=1 records every rank as a run)"
            return Silence(told, not rank.endswith("RANK") or rank.startswith(("OMPI", "PMI")))
        return None
    return None


def _is_importing_main_again() -> bool:
    # Looked up, not imported: a process that never imported multiprocessing is no worker of it.
    process = sys.modules.get("multiprocessing.process")
    current = getattr(process, "current_process", None)
    return bool(current is not None and getattr(current(), "_inheriting", False))


def _whole(text: Optional[str]) -> Optional[int]:
    try:
        return int(text) if text is not None else None
    except ValueError:
        return None
