"""Places: which folder a run is written to, and how an earlier run is found again."""
