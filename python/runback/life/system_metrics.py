"""Processor, memory and GPU use, as metrics whose keys begin with `system/`."""

from __future__ import annotations

import os
import threading
import time
from typing import Any, Dict, Optional

from runback.context.gpu import query_gpus
from runback.records.encode import encode_json
from runback.records.record_file import RecordFile

#: Seconds between two samples.
PERIOD = 15.0


class SystemMetrics:
    """Samples every 15 s from a daemon thread until stopped. Percentages are of 100, memory is in MiB.

    With `psutil`: the machine's processor and memory, and this process with its children; without: this process's own
    processor time and memory. The step is the number of the sample within the attempt.
    """

    def __init__(self, records: RecordFile, period: float = PERIOD) -> None:
        self._records = records
        self._period = period
        self._stopped = threading.Event()
        self._has_gpus = True
        self._psutil: Optional[Any] = None
        self._thread = threading.Thread(target=self._watch, name="runback-system-metrics", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Stops; does not wait."""
        self._stopped.set()

    def _watch(self) -> None:
        try:
            import psutil

            self._psutil = psutil
        except ImportError:
            # Optional; see the class.
            self._psutil = None
        step = 0
        while self._records.is_open:
            self._records.append("metric", f',"step":{step},"values":{encode_json(self._sample())}')
            step += 1
            if self._stopped.wait(self._period):
                return

    def _sample(self) -> Dict[str, float]:
        values = self._sample_psutil() if self._psutil is not None else self._sample_process()
        values.update(self._sample_gpus())
        return values

    def _sample_psutil(self) -> Dict[str, float]:
        psutil = self._psutil
        assert psutil is not None
        memory = psutil.virtual_memory()
        process = psutil.Process()
        resident = process.memory_info().rss
        for child in process.children(recursive=True):
            try:
                resident += child.memory_info().rss
            except psutil.Error:
                # It ended while we looked.
                continue
        return {
            "system/cpu_percent": psutil.cpu_percent(),
            "system/memory_percent": memory.percent,
            "system/process_memory_mib": round(resident / 2**20, 1),
        }

    def _sample_process(self) -> Dict[str, float]:
        values = {}
        now, used = time.monotonic(), time.process_time()
        earlier = getattr(self, "_earlier", None)
        self._earlier = (now, used)
        if earlier is not None and now > earlier[0]:
            values["system/process_cpu_percent"] = round(100 * (used - earlier[1]) / (now - earlier[0]), 1)
        try:
            with open("/proc/self/statm", encoding="ascii") as file:
                pages = int(file.read().split()[1])
            values["system/process_memory_mib"] = round(pages * os.sysconf("SC_PAGE_SIZE") / 2**20, 1)
        except (OSError, ValueError, IndexError):
            # Not Linux.
            pass
        return values

    def _sample_gpus(self) -> Dict[str, float]:
        values: Dict[str, float] = {}
        rows = query_gpus("utilization.gpu,memory.used,temperature.gpu,power.draw") if self._has_gpus else None
        if rows is None:
            self._has_gpus = False
            return values
        names = ("percent", "memory_mib", "temperature_c", "power_w")
        for number, row in enumerate(rows):
            for name, cell in zip(names, row):
                try:
                    values[f"system/gpu{number}_{name}"] = float(cell)
                except ValueError:
                    # "[N/A]" where the card does not say.
                    continue
        return values
