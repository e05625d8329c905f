"""Which data a run used: a name and a digest that changes when the data does."""

from __future__ import annotations

import hashlib
import os
from typing import Any, Dict, List, Optional, Tuple

from runback.files.digest import digest_file, digest_sample

#: Bytes in all up to which contents are hashed whole (about 0.1 s).
LARGEST_WHOLE = 64 * 1024 * 1024
_MOST_FILES = 20_000


def describe_dataset(path: str, name: Optional[str], role: Optional[str], rows: Optional[int]) -> Dict[str, Any]:
    """The fields of a dataset record for a file or a folder.

    digest_algorithm: "sha256" the file's content; "sha256-sampled" size, first and last 64 KiB of a large file;
    "sha256-tree" and "sha256-tree-sampled" a folder, hashed over `<path>\\0<digest of that file>\\n`, sorted by path.
    A folder of more than 20,000 files gets no digest. Raises OSError when the data cannot be read.
    """
    source = os.path.abspath(os.path.expanduser(path))
    fields: Dict[str, Any] = {
        "name": name or os.path.basename(source),
        "role": role,
        "path": source,
        "size": None,
        "nfiles": None,
        "digest": None,
        "digest_algorithm": None,
        "rows": rows,
    }
    if not os.path.isdir(source):
        size = os.stat(source).st_size
        is_whole = size <= LARGEST_WHOLE
        digest = digest_file(source) if is_whole else digest_sample(source, size)
        return {
            **fields,
            "size": size,
            "nfiles": 1,
            "digest": digest,
            "digest_algorithm": "sha256" if is_whole else "sha256-sampled",
        }
    files = _list_files(source)
    if len(files) > _MOST_FILES:
        return fields
    size = sum(size for _, size in files)
    is_whole = size <= LARGEST_WHOLE
    tree = hashlib.sha256()
    for file, file_size in files:
        whole = os.path.join(source, file)
        digest = digest_file(whole) if is_whole else digest_sample(whole, file_size)
        tree.update(os.fsencode(file.replace(os.sep, "/")) + b"\0" + digest.encode() + b"\n")
    return {
        **fields,
        "size": size,
        "nfiles": len(files),
        "digest": tree.hexdigest(),
        "digest_algorithm": "sha256-tree" if is_whole else "sha256-tree-sampled",
    }


def _list_files(folder: str) -> List[Tuple[str, int]]:
    found = []
    for path, folders, names in os.walk(folder):
        # What tools keep beside the data changes without it.
        folders[:] = sorted(name for name in folders if name not in (".git", ".runback", "__pycache__"))
        for name in names:
            whole = os.path.join(path, name)
            if os.path.isfile(whole):
                found.append((os.path.relpath(whole, folder), os.stat(whole).st_size))
        if len(found) > _MOST_FILES:
            break
    return sorted(found, key=lambda pair: os.fsencode(pair[0]))
