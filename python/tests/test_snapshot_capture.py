"""Capturing where things are not as they should be: no git, other owners, broken and hostile repositories."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
import unittest
from pathlib import Path
from typing import Any, Dict, List
from unittest import mock

from runback.snapshot.capture import capture_source
from runback.snapshot.path_text import path_bytes, path_text
from runback.snapshot.remote_url import without_credentials
from tests.snapshot_vectors import Place

_BASE: List[Dict[str, Any]] = [
    {"folder": "repo"},
    {"git": ["init", "-q"], "in": "repo"},
    {"write": "repo/train.py", "text": "print(1)\n"},
    {"write": "repo/lib/model.py", "text": "LAYERS = 1\n"},
    {"git": ["add", "-A"], "in": "repo"},
    {"git": ["commit", "-q", "-m", "first"], "in": "repo"},
]


class CaptureTest(unittest.TestCase):
    def setUp(self) -> None:
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.place = Place(Path(os.path.realpath(folder.name)))
        self.root = self.place.root
        patch = mock.patch.dict(os.environ, self.place.environment)
        patch.start()
        self.addCleanup(patch.stop)

    def carry_out(self, *steps: Dict[str, Any]) -> None:
        for step in steps:
            self.place.carry_out(step)

    def capture(self, start: str = "repo", seconds: float = 60, run: str = "run", entry: str = "train.py") -> Dict[str, Any]:
        run_folder = self.root / run
        run_folder.mkdir(parents=True, exist_ok=True)
        folder = self.root / start
        return capture_source(
            start=folder,
            run_folder=run_folder,
            log_folders=[],
            entry=folder / entry,
            imported=[folder / "lib" / "model.py"],
            deadline=time.monotonic() + seconds,
        )

    def program(self, name: str, body: str) -> Path:
        file = self.root / "bin" / name
        file.parent.mkdir(exist_ok=True)
        file.write_text("#!/bin/sh\n" + body + "\n", encoding="utf-8")
        file.chmod(0o755)
        return file


class WithoutUsableGit(CaptureTest):
    def assert_copied(self, record: Dict[str, Any], reason: str) -> None:
        self.assertEqual((record["evidence"], record["files"], record["entry"]), ("files", "source", "train.py"))
        self.assertIn(reason, record["reason"])
        self.assertTrue(record["remedy"])
        self.assertEqual((self.root / "run/source/train.py").read_text(), "print(1)\n")
        self.assertEqual((self.root / "run/source/lib/model.py").read_text(), "LAYERS = 1\n")

    def test_no_git(self) -> None:
        self.carry_out(*_BASE)
        with mock.patch.dict(os.environ, PATH=str(self.root / "empty")):
            self.assert_copied(self.capture(), "git was not found")

    def test_git_of_the_current_folder_is_not_run(self) -> None:
        self.carry_out(*_BASE)
        self.program("git", 'touch "%s"' % (self.root / "ran"))
        before = os.getcwd()
        os.chdir(self.root / "bin")
        self.addCleanup(os.chdir, before)
        with mock.patch.dict(os.environ, PATH="."):
            self.assert_copied(self.capture(), "git was not found")
        self.assertFalse((self.root / "ran").exists())

    def test_old_git(self) -> None:
        self.carry_out(*_BASE)
        self.program("git", "echo git version 2.24.4")
        with mock.patch.dict(os.environ, PATH=str(self.root / "bin") + os.pathsep + os.environ["PATH"]):
            self.assert_copied(self.capture(), "2.24.4 is older than 2.25")

    def test_no_repository(self) -> None:
        self.carry_out(_BASE[0], _BASE[2], _BASE[3])
        self.assert_copied(self.capture(), "not in a git repository")

    def test_git_file_that_points_nowhere(self) -> None:
        self.carry_out(_BASE[0], _BASE[2], _BASE[3], {"write": "repo/.git", "text": "gitdir: /nowhere/at/all\n"})
        self.assert_copied(self.capture(), "cannot use the repository")

    def test_secrets_and_strangers_are_not_copied(self) -> None:
        self.carry_out(_BASE[0], _BASE[2], _BASE[3], {"write": "repo/my_secret.py", "text": "1\n"})
        record = self.capture(entry="my_secret.py")
        self.assertEqual(record["not_captured"], [{"path": "my_secret.py", "reason": "name looks like a secret"}])
        self.assertFalse((self.root / "run/source/my_secret.py").exists())

    def test_time_is_up(self) -> None:
        self.carry_out(*_BASE)
        record = self.capture(seconds=0)
        self.assert_copied(record, "too long")

    def test_slow_git_is_ended(self) -> None:
        self.carry_out(*_BASE)
        self.program("git", 'case "$1" in --version) echo git version 2.39.0;; *) exec sleep 600;; esac')
        with mock.patch.dict(os.environ, PATH=str(self.root / "bin") + os.pathsep + os.environ["PATH"]):
            started = time.monotonic()
            self.assert_copied(self.capture(seconds=0.5), "too long")
        self.assertLess(time.monotonic() - started, 300)

    def test_run_folder_that_cannot_be_written(self) -> None:
        self.carry_out(*_BASE, {"write": "repo/train.py", "text": "2\n"}, {"write": "run", "text": "a file\n"})
        record = capture_source(self.root / "repo", self.root / "run", [], None, [], time.monotonic() + 60)
        self.assertEqual((record["evidence"], record["patch"]), ("snapshot", None))
        self.assertIn("patch", record["reason"])


class OtherOwner(CaptureTest):
    def setUp(self) -> None:
        super().setUp()
        if os.getuid() != 0:  # cannot give files away: be somebody else instead
            stranger = mock.patch("os.geteuid", lambda: 4242)
            stranger.start()
            self.addCleanup(stranger.stop)

    def give_away(self) -> None:
        if os.getuid() == 0:
            for folder, folders, files in os.walk(self.root / "repo"):
                for name in [".", *folders, *files]:
                    os.lchown(os.path.join(folder, name), 12345, 12345)

    def test_objects_go_to_the_run(self) -> None:
        self.carry_out(*_BASE, {"write": "repo/train.py", "text": "print(2)\n"})
        self.carry_out({"git": ["config", "--global", "safe.directory", "*"], "in": "."})
        own = self.capture(run="mine")  # what it is when the repository is ours (or was, a moment ago)
        if own["snapshot_ref"]:
            self.place.git("repo", "update-ref", "-d", own["snapshot_ref"])
        self.place.git("repo", "gc", "-q", "--prune=now")
        self.give_away()
        before = sorted((self.root / "repo/.git").rglob("*"))
        record = self.capture()
        self.assertEqual((record["evidence"], record["objects"], record["snapshot_ref"]), ("snapshot", "objects", None))
        self.assertEqual(record["snapshot"], own["snapshot"])
        self.assertEqual(sorted((self.root / "repo/.git").rglob("*")), before)
        environment = dict(self.place.environment, GIT_ALTERNATE_OBJECT_DIRECTORIES=str(self.root / "run/objects"))
        shown = subprocess.run(
            ["git", "show", record["snapshot"] + ":train.py"],
            cwd=self.root / "repo",
            env=environment,
            capture_output=True,
            check=True,
            timeout=60,
        )
        self.assertEqual(shown.stdout, b"print(2)\n")

    def test_git_refuses_and_the_remedy_is_told(self) -> None:
        if os.getuid() != 0:
            return  # only root can make a repository of somebody else's for git
        self.carry_out(*_BASE)
        self.give_away()
        record = self.capture()
        self.assertEqual(record["evidence"], "files")
        self.assertIn("belongs to another user", record["reason"])
        self.assertIn("safe.directory", record["remedy"])


class Hostile(CaptureTest):
    def test_nothing_of_the_repository_is_run(self) -> None:
        self.carry_out(*_BASE, {"write": "repo/.gitattributes", "text": "*.txt filter=evil diff=evil\n"})
        canaries = self.root / "canaries"
        canaries.mkdir()
        settings = ["core.fsmonitor", "core.sshCommand", "core.pager", "core.alternateRefsCommand", "diff.external"]
        settings += ["diff.evil.command", "diff.evil.textconv", "filter.evil.clean", "filter.evil.smudge"]
        settings += ["filter.evil.process", "gpg.program", "credential.helper", "core.askPass"]
        for setting in settings:
            program = self.program(setting, 'touch "%s"\ncat' % (canaries / setting))
            self.carry_out({"git": ["config", setting, str(program)], "in": "repo"})
        hooks = self.root / "repo/.git/hooks"
        for hook in ("post-index-change", "reference-transaction", "post-checkout", "pre-commit", "pre-auto-gc"):
            (hooks / hook).write_text('#!/bin/sh\ntouch "%s"\n' % (canaries / hook), encoding="utf-8")
            (hooks / hook).chmod(0o755)
        self.carry_out({"write": "repo/train.py", "text": "2\n"}, {"write": "repo/a.txt", "text": "3\n"})
        record = self.capture()
        self.assertEqual(record["evidence"], "snapshot", record["reason"])
        self.assertEqual(sorted(os.listdir(canaries)), [])
        self.assertIn({"path": "a.txt", "reason": "filter evil"}, record["not_captured"])

    def test_core_worktree_leads_nowhere(self) -> None:
        self.carry_out(*_BASE, {"write": "private/diary.py", "text": "1\n"})
        self.carry_out({"git": ["config", "core.worktree", str(self.root / "private")], "in": "repo"})
        record = self.capture()
        self.assertEqual((record["evidence"], record["snapshot"]), ("files", None))

    def test_variables_that_redirect_git_are_dropped(self) -> None:
        self.carry_out(*_BASE, {"folder": "other"}, {"git": ["init", "-q"], "in": "other"})
        with mock.patch.dict(os.environ, GIT_DIR=str(self.root / "other/.git"), GIT_INDEX_FILE="/nowhere"):
            record = self.capture()
        self.assertEqual((record["evidence"], record["repository"]), ("snapshot", str(self.root / "repo")))


class Together(CaptureTest):
    def test_many_at_once_share_one_ref(self) -> None:
        self.carry_out(*_BASE, {"write": "repo/train.py", "text": "2\n"})
        code = (
            "import sys,time;from pathlib import Path;from runback.snapshot.capture import capture_source;"
            "r=capture_source(Path('repo'),Path(sys.argv[1]),[],None,[],time.monotonic()+60);"
            "print(r['snapshot'],r['snapshot_ref'],r['reason'])"
        )
        python = str(Path(__file__).resolve().parents[1])
        processes = []
        for number in range(6):
            (self.root / ("run%d" % number)).mkdir()
            processes.append(
                subprocess.Popen(
                    [sys.executable, "-c", code, "run%d" % number],
                    cwd=self.root,
                    env=dict(os.environ, PYTHONPATH=python),
                    stdout=subprocess.PIPE,
                    text=True,
                )
            )
        answers = {process.communicate(timeout=120)[0] for process in processes}
        self.assertEqual(len(answers), 1, answers)
        self.assertIn("refs/runback/snapshots/", answers.pop())
        self.assertEqual(len(self.place.git("repo", "for-each-ref", "refs/runback").splitlines()), 1)


class Texts(unittest.TestCase):
    def test_path_text_is_reversible(self) -> None:
        for path in [b"a/b.py", "ünï.py".encode(), b"\xff\xfe", b'"q', b'"q\\\n\t\x01\xe9', b"a\nb", b"\\", b"\xed\xa0\x80"]:
            self.assertEqual(path_bytes(path_text(path)), path)
            path_text(path).encode("utf-8")  # no lone surrogates: it can stand in any JSON file

    def test_credentials_are_taken_out_of_addresses(self) -> None:
        for url, clean in {
            "https://user:token@host/x.git": "https://host/x.git",
            "https://token@host:8443/x.git?private=1#k": "https://host:8443/x.git",
            "ssh://git@host/x.git": "ssh://git@host/x.git",
            "ssh://git:word@host:22/x": "ssh://git@host:22/x",
            "git@host:group/x.git": "git@host:group/x.git",
            "/srv/x.git": "/srv/x.git",
            "https://a:b@c:d@host/x": "https://host/x",
        }.items():
            self.assertEqual(without_credentials(url), clean)


if __name__ == "__main__":
    unittest.main()
