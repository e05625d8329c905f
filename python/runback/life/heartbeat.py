"""The proof of life of a run that logs rarely."""

from __future__ import annotations

import threading

from runback.records.record_file import RecordFile

#: Seconds. A run without any record for three of them (90 s) counts as stale.
PERIOD = 30.0


class Heartbeat:
    """Writes a heartbeat record every 30 s from a daemon thread until stopped."""

    def __init__(self, records: RecordFile, period: float = PERIOD) -> None:
        self._records = records
        self._period = period
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._beat, name="runback-heartbeat", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Stops; does not wait, since the thread sleeps on the same event."""
        self._stopped.set()

    def _beat(self) -> None:
        while not self._stopped.wait(self._period):
            if not self._records.is_open:
                return
            self._records.append("heartbeat", "")
