"""Life of a run: troubles, process roles, exit, signals, heartbeat, console, notebook."""
