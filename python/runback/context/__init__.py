"""Context of a run: interpreter, machine, entry script, what must be kept out of a log."""
