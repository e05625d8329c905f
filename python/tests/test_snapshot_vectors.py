"""The shared snapshot vectors, carried out with this implementation in real repositories."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
import unittest
from pathlib import Path
from typing import Any, Dict
from unittest import mock

from tests.snapshot_vectors import Place, expected, load


class SnapshotVectors(unittest.TestCase):
    """One sub-test a vector: the result is as expected and nothing of the user's has moved."""

    maxDiff = 4000

    def test_every_vector(self) -> None:
        vectors = load()["vectors"]
        self.assertGreater(len(vectors), 60)
        for vector in vectors:
            with self.subTest(vector["name"]), tempfile.TemporaryDirectory() as folder:
                self._check(vector, Place(Path(os.path.realpath(folder))))

    def _check(self, vector: Dict[str, Any], place: Place) -> None:
        for step in vector["steps"]:
            place.carry_out(step)
        before = place.fingerprint(vector["at"])
        with mock.patch.dict(os.environ, place.environment):
            record = place.capture(vector, place.root / "run")
        self.assertEqual(expected(record), vector["expect"], record["reason"])
        self.assertEqual(place.fingerprint(vector["at"]), before)
        kept = place.git(vector["at"], "rev-parse", "--verify", "refs/runback/snapshots/" + record["snapshot"])
        self.assertEqual(kept.decode().strip(), record["snapshot"])
        if vector.get("plain"):
            self._check_against_plain_git(vector, place, record)
        if record["patch"] and not record["submodules"] and record["commit"]:
            self._check_patch(vector, place, record)

    def _check_against_plain_git(self, vector: Dict[str, Any], place: Place, record: Dict[str, Any]) -> None:
        """Where nothing is left out, the tree is what `git add -A` would make of the same working tree."""
        top = place.git(vector["at"], "rev-parse", "--show-toplevel").decode().strip()
        index = place.root / "oracle-index"
        own = place.git(vector["at"], "rev-parse", "--absolute-git-dir").decode().strip() + "/index"
        if os.path.exists(own):
            shutil.copy2(own, index)  # with its time, or git would trust entries that changed in the same instant
        with mock.patch.dict(place.environment, GIT_INDEX_FILE=str(index)):
            place.git(vector["at"], "-C", top, "-c", "core.safecrlf=false", "add", "-A")
            tree = place.git(vector["at"], "write-tree").decode().strip()
        ours = place.git(vector["at"], "rev-parse", record["snapshot"] + "^{tree}").decode().strip()
        if not record["submodules"]:  # ours holds their snapshots, git's their HEAD
            self.assertEqual(ours, tree)

    def _check_patch(self, vector: Dict[str, Any], place: Place, record: Dict[str, Any]) -> None:
        """Commit and patch together give the snapshot's tree."""
        oracle = {"GIT_INDEX_FILE": str(place.root / "patch-index"), "GIT_NO_REPLACE_OBJECTS": "1"}
        with mock.patch.dict(place.environment, oracle):
            place.git(vector["at"], "read-tree", record["commit"])
            place.git(vector["at"], "-C", record["repository"], "apply", "--cached", str(place.root / "run" / "source.patch"))
            tree = place.git(vector["at"], "write-tree", "--missing-ok").decode().strip()
        ours = place.git(vector["at"], "rev-parse", record["snapshot"] + "^{tree}").decode().strip()
        self.assertEqual(ours, tree)


class EqualStates(unittest.TestCase):
    """Equal states give equal ids, whatever the time, the place and the way there."""

    def test_two_places_one_id(self) -> None:
        vector = next(vector for vector in load()["vectors"] if vector["name"] == "untracked code")
        ids = []
        for _ in range(2):
            with tempfile.TemporaryDirectory() as folder:
                place = Place(Path(os.path.realpath(folder)))
                for step in vector["steps"]:
                    place.carry_out(step)
                with mock.patch.dict(os.environ, place.environment):
                    ids += [place.capture(vector, place.root / name)["snapshot"] for name in ("a", "b")]
        self.assertEqual(len(set(ids)), 1, ids)

    def test_snapshot_survives_gc(self) -> None:
        vector = next(vector for vector in load()["vectors"] if vector["name"] == "dirty")
        with tempfile.TemporaryDirectory() as folder:
            place = Place(Path(os.path.realpath(folder)))
            for step in vector["steps"]:
                place.carry_out(step)
            with mock.patch.dict(os.environ, place.environment):
                snapshot = place.capture(vector, place.root / "run")["snapshot"]
            subprocess.run(
                ["git", "gc", "-q", "--prune=now"], cwd=place.root / "repo", env=place.environment, check=True, timeout=60
            )
            self.assertEqual(place.git("repo", "show", snapshot + ":train.py"), b"print('changed')\n")


if __name__ == "__main__":
    unittest.main()
