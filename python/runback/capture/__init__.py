"""The capture process: what a run came from, found out beside the training and not inside it.

`init` starts `python -m runback.capture`, hands it a request, and goes on. The process is its own session with low
priority and a time limit; it appends `environment` and `source` records as the writer "source", and finishes
even when the training is killed at once.
"""
