"""Writes an MLflow-like database as a live training does: writer.py FILE JOURNAL_MODE SECONDS [open]

With "told" in place of SECONDS it writes until its standard input ends or has a line.

Prints "ready" when the tables are there, and at the end how many points were written, or the error that stopped it.
"""

import sqlite3
import sys
import threading
import time

file, mode, seconds = sys.argv[1:4]
database = sqlite3.connect(file, timeout=0, isolation_level=None)
database.execute(f"PRAGMA journal_mode = {mode}")
database.execute("PRAGMA cache_size = 10")
database.executescript(
    """
    CREATE TABLE experiments (experiment_id INTEGER PRIMARY KEY, name TEXT, lifecycle_stage TEXT);
    CREATE TABLE runs (run_uuid VARCHAR(32) PRIMARY KEY, name TEXT, status TEXT, start_time BIGINT, end_time BIGINT,
      lifecycle_stage TEXT, artifact_uri TEXT, experiment_id INTEGER);
    CREATE TABLE metrics ("key" TEXT, value FLOAT, timestamp BIGINT, run_uuid TEXT, step BIGINT, is_nan BOOLEAN);
    CREATE TABLE latest_metrics ("key" TEXT, value FLOAT, run_uuid TEXT);
    CREATE TABLE params ("key" TEXT, value TEXT, run_uuid TEXT);
    CREATE TABLE tags ("key" TEXT, value TEXT, run_uuid TEXT);
    INSERT INTO experiments VALUES (554880379647221778, 'digits', 'active');
    INSERT INTO runs VALUES ('a', 'live', 'RUNNING', 1700000000000, NULL, 'active', '', 554880379647221778);
    """
)
print("ready", flush=True)
is_over = threading.Event()


def wait() -> None:
    if seconds == "told":
        sys.stdin.readline()
    else:
        time.sleep(float(seconds))
    is_over.set()


threading.Thread(target=wait, daemon=True).start()
points = 0
while not is_over.is_set():
    database.execute("BEGIN IMMEDIATE")
    for _ in range(40):
        values = ("loss", points / 7, 1700000000000 + points, "a", points, 0)
        database.execute("INSERT INTO metrics VALUES (?, ?, ?, ?, ?, ?)", values)
        points += 1
    # The number of points, so that a torn read shows: it must be what the rows say.
    database.execute("DELETE FROM tags")
    database.execute("INSERT INTO tags VALUES ('points', ?, 'a')", (str(points),))
    database.execute("COMMIT")
    time.sleep(0.01)
print(points, flush=True)
if len(sys.argv) > 4:
    sys.stdin.readline()  # the database stays open, and so does its write-ahead log
