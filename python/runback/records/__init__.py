"""Records: how one line of events.jsonl is made and appended."""
