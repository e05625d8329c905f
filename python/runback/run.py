"""One run, as the training code sees it."""

from __future__ import annotations

import functools
import os
import time
from types import TracebackType
from typing import Any, Callable, Dict, List, Mapping, Optional, Type, TypeVar, Union, cast

from runback.context.redact import redact_mapping, redact_text
from runback.life.ending import Ending, ending_of_exception
from runback.life.trouble import warn_once
from runback.records.encode import LARGEST_INTEGER, as_mapping, encode_key, encode_number, plain
from runback.records.encode_floats import encode_floats
from runback.records.record_file import RecordFile

STATUSES = ("FINISHED", "FAILED", "KILLED")

_Method = TypeVar("_Method", bound=Callable[..., Any])


def _never_raises(method: _Method) -> _Method:
    """Turns any failure of the logger into one warning: it must not break the training."""

    @functools.wraps(method)
    def guarded(self: Run, *args: Any, **options: Any) -> Any:
        try:
            return method(self, *args, **options)
        except Exception as problem:
            warn_once(method.__name__, f"{method.__name__} failed: {type(problem).__name__}: {problem}")
            return None

    return cast(_Method, guarded)


class Run:
    """A run that is being logged. Made by `runback.init`; every method is also a function of the module.

    A run without a record file is switched off (rank above 0, no writable place): its methods do nothing.
    No method raises because of a failure of the logger.
    """

    def __init__(
        self,
        run_id: str,
        name: str,
        experiment: str,
        folder: Optional[str],
        records: Optional[RecordFile],
        attempt: int = 1,
        next_step: int = 0,
    ) -> None:
        self.id = run_id
        self.name = name
        self.experiment = experiment
        #: The run's folder, absolute, or None when the run is switched off.
        self.folder = folder
        self.attempt = attempt
        #: The params logged so far, as given.
        self.config: Dict[str, Any] = {}
        self.records = records
        #: Called once at the end, before run.end is written, with the ending; for console, heartbeat and the like.
        self.at_end: List[Callable[[Ending], None]] = []
        #: Called with the first step that is logged; how a resumed run learns where it began.
        self.at_first_step: Optional[Callable[[int], None]] = None
        #: Whether the next init joins this run instead of ending it: a run started by `python -m runback`.
        self.can_be_joined = False
        #: How often metrics were logged.
        self.log_count = 0
        self._next_step = next_step
        self._started = time.monotonic()

    @property
    def is_active(self) -> bool:
        """Whether records are written: not switched off, not finished, and not the copy in a forked child."""
        return self.records is not None and self.records.is_open

    def log(self, values: Mapping[str, Any], step: Optional[int] = None) -> None:
        """Logs metrics: `{"loss": 0.1}`; nested mappings are joined with ".".

        `step` is a whole number; without it the step after the largest one so far is taken, from 0.
        What is not a number is left out, with one warning per key; when nothing is left, nothing is written.
        """
        try:
            records = self.records
            if records is None:
                return
            number = self._next_step if step is None else step if type(step) is int else self._whole_step(step)
            encoded = encode_floats(values)
            if encoded is None:
                parts: List[str] = []
                self._encode_values(values, "", parts)
                encoded = ",".join(parts)
            if not encoded:
                return
            if self.at_first_step is not None:
                tell, self.at_first_step = self.at_first_step, None
                tell(number)
            self.log_count += 1
            if number >= self._next_step:
                self._next_step = number + 1
            shown: Any = number if abs(number) <= LARGEST_INTEGER else f'"{number}"'
            if not records.append("metric", f',"step":{shown},"values":{{{encoded}}}'):
                self._explain_silence()
        except Exception as problem:
            warn_once("log", f"log failed: {type(problem).__name__}: {problem}")

    @_never_raises
    def log_params(self, params: Any) -> None:
        """Adds or overwrites params: a mapping, argparse namespace, dataclass or the like; may be nested.

        Values whose names or shapes are those of secrets are written as "[redacted]".
        """
        mapping = as_mapping(params)
        if mapping is None:
            raise TypeError(f"params must be a mapping, not {type(params).__name__}")
        self.config.update({str(key): value for key, value in mapping.items()})
        self._append("params", {"params": redact_mapping(plain(mapping))})

    @_never_raises
    def set_tags(self, tags: Union[Mapping[str, Any], List[str]]) -> None:
        """Sets tags: a mapping of texts (None removes one), or a list of names, which get the value "true"."""
        if isinstance(tags, str):
            tags = [tags]
        pairs = tags.items() if isinstance(tags, Mapping) else ((tag, "true") for tag in tags)
        texts = {str(key): None if value is None else str(value) for key, value in pairs}
        self._append("tags", {"tags": redact_mapping(texts)})

    @_never_raises
    def set_note(self, text: str) -> None:
        """Sets the run's note (Markdown), in place of an earlier one."""
        self._append("note", {"text": redact_text(str(text))})

    @_never_raises
    def log_artifact(
        self,
        path: Union[str, os.PathLike[str]],
        name: Optional[str] = None,
        kind: Optional[str] = None,
        step: Optional[int] = None,
        copy: Optional[bool] = None,
    ) -> None:
        """Keeps a file or folder with the run: copied up to 10 MB (or as `copy` says), else named where it lies."""
        from runback.files.artifact import keep_artifact

        if self.folder is not None and self.is_active:
            self._append("artifact", keep_artifact(self.folder, os.fspath(path), name, kind, step, copy))

    @_never_raises
    def log_dataset(
        self,
        path: Union[str, os.PathLike[str]],
        name: Optional[str] = None,
        role: Optional[str] = None,
        rows: Optional[int] = None,
    ) -> None:
        """Records which data was used: its name, size and a digest of its content. `role`: "train", "test" …"""
        from runback.files.dataset import describe_dataset

        if self.is_active:
            self._append("dataset", describe_dataset(os.fspath(path), name, role, rows))

    @_never_raises
    def log_figure(self, figure: Any, name: Optional[str] = None, step: Optional[int] = None) -> None:
        """Saves a figure (Matplotlib, Plotly, Pillow, image bytes) as an artifact of the run."""
        from runback.files.artifact import keep_artifact
        from runback.files.figure import save_figure

        if self.folder is not None and self.is_active:
            path = save_figure(self.folder, figure, name, step)
            self._append("artifact", keep_artifact(self.folder, path, name, "image", step, True))

    @_never_raises
    def rename(self, name: str) -> None:
        """Gives the run another name, by the reserved tag `runback.run_name`."""
        self.name = str(name)
        self._append("tags", {"tags": {"runback.run_name": self.name}})

    @_never_raises
    def finish(self, status: Optional[str] = None) -> None:
        """Ends the run: FINISHED (the default), FAILED or KILLED. A second call does nothing."""
        wanted = str(status or "FINISHED").upper()
        if wanted not in STATUSES:
            warn_once("status", f"unknown status {status!r}; FINISHED, FAILED and KILLED are known")
            wanted = "FAILED"
        self.end(Ending(wanted))

    def end(self, ending: Ending) -> None:
        """Writes run.end and lets go of everything. Used by finish, the `with` block, exit hooks and signals."""
        records = self.records
        if records is None or not records.is_open:
            return
        for act in reversed(self.at_end):
            try:
                act(ending)
            except Exception as problem:
                warn_once("end", f"finish: {type(problem).__name__}: {problem}")
        self.at_end = []
        duration = round(time.monotonic() - self._started, 3)
        self._append("run.end", {**redact_mapping(plain(ending._asdict())), "duration": duration})
        records.sync()
        records.close()

    def __enter__(self) -> Run:
        return self

    def __exit__(
        self,
        kind: Optional[Type[BaseException]],
        value: Optional[BaseException],
        trace: Optional[TracebackType],
    ) -> None:
        try:
            self.end(Ending("FINISHED") if kind is None else ending_of_exception(kind, value, trace))
        except Exception as problem:
            warn_once("end", f"finish failed: {type(problem).__name__}: {problem}")

    def _append(self, kind: str, fields: Dict[str, Any]) -> None:
        if self.records is not None and not self.records.append_fields(kind, fields):
            self._explain_silence()

    def _explain_silence(self) -> None:
        records = self.records
        if records is None or records.is_open or os.getpid() != records.pid:
            # Switched off, a failing disk (already told), or a forked child: silence is what is wanted.
            return
        warn_once("finished:" + self.id, f"run {self.name} is finished; what is logged to it now is not kept")

    def _whole_step(self, step: Any) -> int:
        try:
            return int(step)
        except (TypeError, ValueError, OverflowError):
            warn_once("step", f"step must be a whole number, not {step!r}; the next step is taken")
            return self._next_step

    def _encode_values(self, values: Mapping[str, Any], prefix: str, parts: List[str]) -> None:
        for key, value in values.items():
            text = encode_number(value)
            if text is not None:
                parts.append((encode_key(prefix + str(key)) if prefix else encode_key(key)) + ":" + text)
            elif isinstance(value, Mapping) and len(prefix) < 1000:
                self._encode_values(value, f"{prefix}{key}.", parts)
            else:
                warn_once(
                    f"value:{prefix}{key}", f"metric {prefix}{key} is no number but {type(value).__name__}; left out"
                )
