"""What is slow to find out of a machine, and equal for all programs of one interpreter."""

from __future__ import annotations

from typing import Any, Dict, List


def describe_machine(path: List[str]) -> Dict[str, Any]:
    """`gpu`, the machine's GPUs, and `packages`, the lines of packages.txt for this `sys.path`."""
    # Imported here: most jobs that start together take over what one of them found out.
    from runback.context.gpu import list_gpus
    from runback.context.packages import list_packages

    return {"gpu": list_gpus(), "packages": list_packages(path)}
