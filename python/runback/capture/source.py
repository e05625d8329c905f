"""The fields of a `source` record when there is no evidence to put in them."""

from __future__ import annotations

from typing import Any, Dict, Optional

from runback.snapshot.source_record import empty_record


def no_source(reason: str, remedy: Optional[str] = None) -> Dict[str, Any]:
    """Every field of a source record but `attempt`, saying why nothing is known of the code."""
    return {**empty_record(), "reason": reason, "remedy": remedy}
