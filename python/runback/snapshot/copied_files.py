"""Without a usable git: the entry script and the project's imported files, copied into the run's folder."""

from __future__ import annotations

import os
import shutil
from typing import Dict, List, Sequence, Tuple

from .file_look import FileLook
from .untracked import pick_untracked
from .untracked_rules import refuse_by_name

FILES_FOLDER = "source"
_OUTSIDE = "outside the project"


def copy_files(root: bytes, files: Sequence[bytes], run_folder: bytes) -> Tuple[List[bytes], Dict[bytes, str]]:
    """Copies files below `root` to `<run folder>/source/`, by the rules for untracked files.

    Returns the copied paths relative to `root`, and why the others were left out. Never raises for one bad file.
    """
    below = root.rstrip(b"/") + b"/"
    look = FileLook(root)
    candidates: List[bytes] = []
    refused: Dict[bytes, str] = {}
    for file in sorted(set(files)):
        path = file[len(below) :] if file.startswith(below) else b""
        reason = refuse_by_name(path, is_known_code=True) if path else _OUTSIDE
        if reason is None:
            candidates.append(path)
        else:
            refused[path or file] = reason
    taken, left = pick_untracked(look, candidates, {})
    refused.update(left)
    copied: List[bytes] = []
    for path in taken:
        target = os.path.join(run_folder, os.fsencode(FILES_FOLDER), path)
        try:
            os.makedirs(os.path.dirname(target), exist_ok=True)
            shutil.copyfile(look.absolute(path), target)
            copied.append(path)
        except OSError as error:
            refused[path] = "could not be copied: %s" % (error.strerror or type(error).__name__)
    return copied, refused
