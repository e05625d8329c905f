"""Runs the shared snapshot vectors (test/fixtures/snapshots) in real repositories.

`python -m tests.snapshot_vectors --update` (in python/) writes the expected results again, from this implementation.
"""

from __future__ import annotations

import base64
import hashlib
import json
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import Any, Dict, List

from runback.snapshot.capture import capture_source
from runback.snapshot.path_text import path_bytes

VECTORS = Path(__file__).resolve().parents[2] / "test" / "fixtures" / "snapshots" / "vectors.json"
_EXPECTED = ["commit", "snapshot", "dirty", "changed", "changed_count", "untracked", "untracked_count"]
_EXPECTED += ["not_captured", "not_captured_count", "submodules"]


def load() -> Dict[str, Any]:
    return json.loads(VECTORS.read_text(encoding="utf-8"))


class Place:
    """A folder where the steps of one vector are carried out, with git configuration of its own."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.environment = {key: value for key, value in os.environ.items() if not key.startswith("GIT_")}
        config = root / "gitconfig"
        config.write_text(
            "[user]\nname = Vector\nemail = vector@example.org\n[protocol \"file\"]\nallow = always\n"
            "[init]\ndefaultBranch = main\n[gc]\nauto = 0\n",
            encoding="utf-8",
        )
        date = "2024-01-01T00:00:00+0000"
        self.environment.update(
            HOME=str(root), GIT_CONFIG_GLOBAL=str(config), GIT_CONFIG_NOSYSTEM="1", GIT_AUTHOR_DATE=date, GIT_COMMITTER_DATE=date
        )

    def path(self, text: str) -> bytes:
        return os.path.join(os.fsencode(self.root), path_bytes(text))

    def git(self, folder: str, *arguments: str, fails: bool = False) -> bytes:
        filled = [argument.replace("{root}", str(self.root)) for argument in arguments]
        done = subprocess.run(
            ["git", *filled], cwd=self.path(folder), env=self.environment, capture_output=True, timeout=60, check=False
        )
        if done.returncode != 0 and not fails:
            raise AssertionError("git %s: %s" % (" ".join(filled), done.stderr.decode("utf-8", "replace")))
        return done.stdout

    def carry_out(self, step: Dict[str, Any]) -> None:
        if "git" in step:
            self.git(step["in"], *step["git"], fails=step.get("fails", False))
        elif "write" in step:
            target = self.path(step["write"])
            os.makedirs(os.path.dirname(target), exist_ok=True)
            with open(target, "wb") as file:
                file.write(_content(step))
            if step.get("executable"):
                os.chmod(target, 0o755)
        elif "files" in step:
            os.makedirs(os.path.dirname(self.path(step["files"])), exist_ok=True)
            for number in range(step["count"]):
                Path(os.fsdecode(self.path(step["files"])) + "%05d" % number + step["suffix"]).write_bytes(b"")
        elif "folder" in step:
            os.makedirs(self.path(step["folder"]), exist_ok=True)
        elif "remove" in step:
            target = self.path(step["remove"])
            if os.path.isdir(target) and not os.path.islink(target):
                shutil.rmtree(target)
            else:
                os.unlink(target)
        elif "rename" in step:
            os.rename(*map(self.path, step["rename"]))
        elif "link" in step:
            os.symlink(step["to"], self.path(step["link"]))
        elif "fifo" in step:
            os.mkfifo(self.path(step["fifo"]))
        elif "executable" in step:
            os.chmod(self.path(step["executable"]), 0o755 if step["is"] else 0o644)
        elif "settle" in step:
            self._settle(step["settle"])
        else:
            raise AssertionError("unknown step: %r" % step)

    def _settle(self, folder: str) -> None:
        """Makes every file older than the index, and lets git note it, so that no entry needs a look at its content."""
        for path in self.git(folder, "ls-files", "-z").split(b"\0")[:-1]:
            os.utime(os.path.join(self.path(folder), path), (1_700_000_000, 1_700_000_000))
        self.git(folder, "update-index", "--refresh")

    def capture(self, vector: Dict[str, Any], run_folder: Path) -> Dict[str, Any]:
        """What the vector's state gives. The caller has put `environment` into `os.environ`."""
        run_folder.mkdir(parents=True, exist_ok=True)
        return capture_source(
            start=Path(os.fsdecode(self.path(vector["at"]))),
            run_folder=run_folder,
            log_folders=[self.root / folder for folder in vector.get("logFolders", [])],
            entry=None,
            imported=[self.root / file for file in vector.get("knownCode", [])],
            deadline=time.monotonic() + 60,
        )

    def fingerprint(self, folder: str) -> Dict[str, Any]:
        """Everything of the user's that a capture must not change."""
        top = os.fsdecode(self.git(folder, "rev-parse", "--show-toplevel")[:-1])
        index = os.path.join(top, os.fsdecode(self.git(folder, "rev-parse", "--git-path", "index")[:-1]))
        refs = self.git(folder, "for-each-ref", "--format=%(refname) %(objectname)").decode().splitlines()
        return {
            "status": self.git(folder, "--no-optional-locks", "status", "--porcelain=v1", "-z", "--ignored", fails=True),
            "head": self.git(folder, "rev-parse", "--symbolic-full-name", "HEAD", fails=True),
            "refs": [ref for ref in refs if not ref.startswith("refs/runback/")],
            "stash": self.git(folder, "stash", "list", fails=True),
            "index": hashlib.sha256(Path(index).read_bytes()).hexdigest() if os.path.exists(index) else None,
            "files": _tree(os.fsencode(top)),
        }


def _content(step: Dict[str, Any]) -> bytes:
    if "base64" in step:
        return base64.b64decode(step["base64"])
    if "repeat" in step:
        return step["repeat"][0].encode() * step["repeat"][1]
    return ("".join(step["parts"]) if "parts" in step else step["text"]).encode("utf-8")


def _tree(top: bytes) -> List[Any]:
    found = []
    for folder, folders, files in os.walk(top):
        folders[:] = sorted(name for name in folders if name != b".git")
        for name in sorted(files + [name for name in folders if os.path.islink(os.path.join(folder, name))]):
            path = os.path.join(folder, name)
            status = os.lstat(path)
            digest = None
            if os.path.isfile(path) and not os.path.islink(path):
                with open(path, "rb") as file:
                    digest = hashlib.sha256(file.read()).hexdigest()
            found.append((path, status.st_mode, status.st_size, status.st_mtime_ns, status.st_uid, digest))
    return found


def expected(record: Dict[str, Any]) -> Dict[str, Any]:
    """The part of a record that every implementation must agree on."""
    return {key: record[key] for key in _EXPECTED}


def _update() -> None:
    import tempfile

    vectors = load()
    for vector in vectors["vectors"]:
        with tempfile.TemporaryDirectory() as folder:
            place = Place(Path(os.path.realpath(folder)))
            for step in vector["steps"]:
                place.carry_out(step)
            os.environ.update(place.environment)
            record = place.capture(vector, place.root / "run")
            if record["snapshot"] is None:
                raise SystemExit("%s: %s" % (vector["name"], record["reason"]))
            vector["expect"] = expected(record)
            print(vector["name"], record["snapshot"], file=sys.stderr)
    VECTORS.write_text(json.dumps(vectors, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__" and "--update" in sys.argv:
    _update()
