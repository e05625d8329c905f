"""Captures the exact code of a run. The recipe is written down in docs/snapshots.md."""
