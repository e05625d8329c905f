"""Keeping a file with a run, or naming it."""

from __future__ import annotations

import os
import shutil
from typing import Any, Dict, Optional

from runback.files.digest import digest_file
from runback.place.safe_name import safe_name

#: Bytes. A larger file is named, not copied, unless asked for: copying would hold up the training.
LARGEST_COPY = 10 * 1024 * 1024
_KINDS = {
    "image": ".png .jpg .jpeg .gif .svg .webp .bmp .tif .tiff",
    "model": ".pt .pth .ckpt .safetensors .h5 .keras .onnx .pb .tflite .joblib .pkl .pickle .gguf .bin .npz .npy",
    "table": ".csv .tsv .parquet .feather .arrow .xlsx",
    "text": ".txt .md .log .json .jsonl .yaml .yml .toml .ini .cfg .html .xml .py .ipynb .sh .tex",
    "media": ".wav .mp3 .flac .ogg .mp4 .webm .avi .mov",
}


def keep_artifact(
    run_folder: str, path: str, name: Optional[str], kind: Optional[str], step: Optional[int], copy: Optional[bool]
) -> Dict[str, Any]:
    """The fields of an artifact record; the file is copied to `artifacts/` first when it is small or `copy` is true.

    A file of the same name and other content that is already there is kept, and the new one numbered.
    Raises OSError when the file cannot be read or the copy not written.
    """
    source = os.path.abspath(os.path.expanduser(path))
    is_folder = os.path.isdir(source)
    size = _folder_size(source) if is_folder else os.stat(source).st_size
    is_copied = size <= LARGEST_COPY if copy is None else copy
    # An artifact that was written into the run's folder is there already.
    is_inside = os.path.commonpath([source, run_folder]) == run_folder if is_copied else False
    sha256 = digest_file(source) if not is_folder and (is_copied or size <= LARGEST_COPY) else None
    stored = source
    if is_inside:
        stored = os.path.relpath(source, run_folder).replace(os.sep, "/")
    elif is_copied:
        stored = _copy(source, run_folder, name or os.path.basename(source), sha256)
    return {
        "path": stored,
        "name": name or os.path.basename(source),
        "kind": kind or ("folder" if is_folder else kind_of(source)),
        "size": size,
        "sha256": sha256,
        "step": step,
        "stored": "copied" if is_copied else "referenced",
    }


def kind_of(path: str) -> str:
    """image, model, table, text or media by the end of the name, else "file"."""
    end = os.path.splitext(path)[1].lower()
    return next((kind for kind, ends in _KINDS.items() if end and end in ends.split()), "file")


def free_artifact_path(run_folder: str, name: str) -> str:
    """A path below the run's `artifacts/` that nothing lies at, its folders made; the name made safe part by part."""
    parts = [_safe_part(part) for part in name.replace("\\", "/").split("/") if part not in ("", ".", "..")]
    base, end = os.path.splitext(os.path.join(run_folder, "artifacts", *(parts or ["artifact"])))
    os.makedirs(os.path.dirname(base), exist_ok=True)
    path, number = base + end, 1
    while os.path.lexists(path):
        number += 1
        path = f"{base}-{number}{end}"
    return path


def _safe_part(part: str) -> str:
    base, end = os.path.splitext(part)
    return safe_name(base) + (end if end[1:].isascii() and end[1:].isalnum() else "")


def _copy(source: str, run_folder: str, name: str, sha256: Optional[str]) -> str:
    target = free_artifact_path(run_folder, name)
    first = os.path.join(os.path.dirname(target), _safe_part(os.path.basename(name.rstrip("/\\"))))
    if sha256 is not None and os.path.isfile(first) and digest_file(first) == sha256:
        target = first
    elif os.path.isdir(source):
        shutil.copytree(source, target, symlinks=True)
    else:
        shutil.copyfile(source, target)
    return os.path.relpath(target, run_folder).replace(os.sep, "/")


def _folder_size(folder: str) -> int:
    size = 0
    for path, _, names in os.walk(folder):
        for name in names:
            try:
                size += os.lstat(os.path.join(path, name)).st_size
            except OSError:
                # Gone while we looked.
                continue
    return size
