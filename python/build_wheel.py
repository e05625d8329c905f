"""Builds the logger's wheel with nothing but the standard library.

    python3 build_wheel.py FOLDER      writes runback-<version>-py3-none-any.whl there and prints its path

Equal sources give equal bytes. It is also the build backend of pyproject.toml (PEP 517), so that `pip install` of
this folder needs no download.
"""

from __future__ import annotations

import base64
import hashlib
import os
import re
import sys
import tarfile
import zipfile
from typing import Any, Dict, List, Optional, Tuple

_HERE = os.path.dirname(os.path.abspath(__file__))
#: The earliest time a zip can hold; any fixed one serves.
_TIME = (1980, 1, 1, 0, 0, 0)
_WHEEL = "Wheel-Version: 1.0\nGenerator: runback-build-wheel\nRoot-Is-Purelib: true\nTag: py3-none-any\n"


def build_wheel(
    wheel_directory: str, config_settings: Optional[Dict[str, Any]] = None, metadata_directory: Optional[str] = None
) -> str:
    """Writes the wheel into `wheel_directory` and returns its file name. Raises OSError."""
    version = _version()
    info = f"runback-{version}.dist-info"
    files = _sources() + [
        (f"{info}/METADATA", _metadata(version)),
        (f"{info}/WHEEL", _WHEEL.encode()),
    ]
    lines = [f"{name},sha256={_digest(data)},{len(data)}" for name, data in files] + [f"{info}/RECORD,,", ""]
    files.append((f"{info}/RECORD", "\n".join(lines).encode()))
    name = f"runback-{version}-py3-none-any.whl"
    os.makedirs(wheel_directory, exist_ok=True)
    with zipfile.ZipFile(os.path.join(wheel_directory, name), "w", zipfile.ZIP_DEFLATED) as wheel:
        for path, data in files:
            entry = zipfile.ZipInfo(path, _TIME)
            entry.external_attr = 0o100644 << 16
            entry.compress_type = zipfile.ZIP_DEFLATED
            # The system that built it would otherwise be part of the bytes.
            entry.create_system = 3
            wheel.writestr(entry, data)
    return name


def build_sdist(sdist_directory: str, config_settings: Optional[Dict[str, Any]] = None) -> str:
    """Writes the source archive (PEP 517) and returns its file name."""
    base = f"runback-{_version()}"
    with tarfile.open(os.path.join(sdist_directory, base + ".tar.gz"), "w:gz", format=tarfile.PAX_FORMAT) as archive:
        for name in ("pyproject.toml", "build_wheel.py", "README.md", "runback"):
            archive.add(os.path.join(_HERE, name), f"{base}/{name}", filter=_without_bytecode)
    return base + ".tar.gz"


def _without_bytecode(entry: tarfile.TarInfo) -> Optional[tarfile.TarInfo]:
    return None if "__pycache__" in entry.name else entry


def _sources() -> List[Tuple[str, bytes]]:
    found = []
    for folder, folders, names in os.walk(os.path.join(_HERE, "runback")):
        folders[:] = sorted(name for name in folders if name != "__pycache__")
        for name in sorted(names):
            if name.endswith((".py", ".typed")):
                path = os.path.join(folder, name)
                with open(path, "rb") as file:
                    found.append((os.path.relpath(path, _HERE).replace(os.sep, "/"), file.read()))
    return found


def _version() -> str:
    with open(os.path.join(_HERE, "runback", "version.py"), encoding="utf-8") as file:
        match = re.search(r'^__version__ = "([^"]+)"', file.read(), re.MULTILINE)
    if match is None:
        raise ValueError("runback/version.py names no version")
    return match.group(1)


def _metadata(version: str) -> bytes:
    with open(os.path.join(_HERE, "README.md"), encoding="utf-8") as file:
        readme = file.read()
    head = (
        f"Metadata-Version: 2.1\nName: runback\nVersion: {version}\n"
        "Summary: Experiment tracking in plain files, read live by the Runback extension for VS Code\n"
        "License: MIT\nRequires-Python: >=3.9\nDescription-Content-Type: text/markdown\n\n"
    )
    return (head + readme).encode("utf-8")


def _digest(data: bytes) -> str:
    return base64.urlsafe_b64encode(hashlib.sha256(data).digest()).rstrip(b"=").decode()


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: build_wheel.py FOLDER")
    sys.stdout.write(os.path.join(sys.argv[1], build_wheel(sys.argv[1])) + "\n")
