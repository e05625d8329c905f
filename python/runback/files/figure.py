"""Saving a figure of whatever library it comes from."""

from __future__ import annotations

import os
from typing import Any, Optional

from runback.files.artifact import free_artifact_path


def save_figure(run_folder: str, figure: Any, name: Optional[str], step: Optional[int]) -> str:
    """Saves `figure` below the run's `artifacts/figures/` and returns the path.

    Takes Matplotlib figures and axes (and what has them, as Seaborn's grids), Plotly figures (as HTML), Pillow
    images, and the bytes of a PNG, JPEG or SVG. Raises TypeError for anything else, OSError when it cannot be written.
    """
    stem = "figures/" + (name or "figure") + ("" if step is None else f"-{step}")
    if isinstance(figure, (bytes, bytearray)):
        path = free_artifact_path(run_folder, stem + _ending_of_bytes(bytes(figure)))
        with open(path, "wb") as file:
            file.write(figure)
        return path
    holder = figure
    if not hasattr(figure, "savefig"):
        # An axes knows its figure; pyplot functions often return axes.
        holder = getattr(figure, "figure", None) or figure
    if callable(getattr(holder, "savefig", None)):
        return _save(run_folder, stem + ".png", lambda path: holder.savefig(path, format="png", bbox_inches="tight"))
    if callable(getattr(figure, "write_html", None)):
        return _save(run_folder, stem + ".html", lambda path: figure.write_html(path, include_plotlyjs="cdn"))
    if callable(getattr(figure, "save", None)) and hasattr(figure, "mode"):
        return _save(run_folder, stem + ".png", lambda path: figure.save(path, format="PNG"))
    raise TypeError(f"cannot save a figure of type {type(figure).__name__}")


def _save(run_folder: str, name: str, write: Any) -> str:
    path = free_artifact_path(run_folder, name)
    try:
        write(path)
    except Exception:
        if os.path.exists(path):
            os.remove(path)
        raise
    return path


def _ending_of_bytes(data: bytes) -> str:
    if data.startswith(b"\x89PNG"):
        return ".png"
    if data.startswith(b"\xff\xd8"):
        return ".jpg"
    if b"<svg" in data[:1000]:
        return ".svg"
    raise TypeError("the bytes are not a PNG, JPEG or SVG image")
