"""Recording any script without a change to it: `python -m runback [options] train.py args…`."""

from __future__ import annotations

import argparse
import builtins
import importlib.machinery
import importlib.util
import io
import os
import runpy
import sys
import types
from typing import Callable, List, Optional, Tuple

from runback.context.launch import note_launcher
from runback.initialize import start
from runback.life.trouble import warn_once
from runback.open_run import Wanted
from runback.version import __version__

_OUR_FOLDER = os.path.dirname(os.path.abspath(__file__))


def main(arguments: Optional[List[str]] = None) -> None:
    """Runs a script or module as `python` would, in this process, as a run.

    Its children find the run's id in RUNBACK_RUN_ID; its own `runback.init` joins the run. Raises SystemExit with the
    script's own exit code.
    """
    options = _parser().parse_args(sys.argv[1:] if arguments is None else arguments)
    if not options.module and not os.path.exists(options.script):
        _parser().error(f"there is no {options.script}")
    sys.argv = [options.script] + options.arguments
    entry, execute = _prepare_module(options.script) if options.module else _prepare_script(options.script)
    note_launcher(options.script, options.module)
    _start(options, entry)
    try:
        execute()
    except SystemExit as problem:
        # By our hook, so that the code is recorded even where the script raised it itself.
        sys.exit(problem.code)
    except BaseException as problem:
        trace = problem.__traceback__
        while trace is not None and _is_ours(trace.tb_frame.f_code.co_filename):
            trace = trace.tb_next
        sys.excepthook(type(problem), problem.with_traceback(trace), trace)
        sys.exit(130 if isinstance(problem, KeyboardInterrupt) else 1)


def _start(options: argparse.Namespace, entry: Optional[str]) -> None:
    tags = dict(tag.partition("=")[::2] if "=" in tag else (tag, "true") for tag in options.tag)
    wanted = Wanted(
        experiment=options.experiment,
        name=options.name,
        config=None,
        tags=tags,
        notes=options.notes,
        parent=None,
        resume_step=None,
        console=not options.no_console,
        system_metrics=options.system_metrics,
    )
    try:
        start(wanted, options.dir, options.resume, entry).can_be_joined = True
    except Exception as problem:
        warn_once("init", f"no run is recorded: {type(problem).__name__}: {problem}")


def _prepare_script(script: str) -> Tuple[Optional[str], Callable[[], object]]:
    path = os.path.abspath(script)
    if os.path.isdir(path) or path.endswith((".zip", ".pyz")):
        return path, lambda: runpy.run_path(script, run_name="__main__")
    # As `python train.py` does; `-m` had put the working directory there.
    sys.path[0] = os.path.dirname(os.path.realpath(path))
    module = types.ModuleType("__main__")
    module.__dict__.update(
        __file__=script,
        __cached__=None,
        __builtins__=builtins,
        __loader__=importlib.machinery.SourceFileLoader("__main__", script),
    )
    # Stays there to the end: pickled classes, spawned workers and exit handlers look for it.
    sys.modules["__main__"] = module

    def execute() -> None:
        with io.open_code(path) as file:
            source = file.read()
        exec(compile(source, script, "exec"), module.__dict__)

    return path, execute


def _prepare_module(name: str) -> Tuple[Optional[str], Callable[[], object]]:
    try:
        spec = importlib.util.find_spec(name)
        if spec is not None and spec.submodule_search_locations is not None:
            spec = importlib.util.find_spec(name + ".__main__")
    except (ImportError, ValueError):
        spec = None
    if spec is None:
        _parser().error(f"there is no module {name}")
    entry = spec.origin if spec is not None and spec.has_location else None
    return entry, lambda: runpy.run_module(name, run_name="__main__", alter_sys=True)


def _is_ours(file: str) -> bool:
    return file.startswith((_OUR_FOLDER, "<frozen runpy", "<frozen importlib")) or file == runpy.__file__


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m runback", description="Record a Python script as a run.")
    parser.add_argument("--version", action="version", version=__version__)
    parser.add_argument("--experiment", "-e", help="what the run belongs to (default: the name of the script)")
    parser.add_argument("--name", "-n", help="a readable name of the run")
    parser.add_argument("--tag", "-t", action="append", default=[], help="NAME or NAME=VALUE; may be repeated")
    parser.add_argument("--notes", help="a note, in Markdown")
    parser.add_argument("--dir", help="the log directory")
    parser.add_argument("--resume", help="the id of a run to resume, or auto")
    parser.add_argument("--no-console", action="store_true", help="do not keep a console log")
    parser.add_argument("--system-metrics", action="store_true", help="log processor, memory and GPU use")
    parser.add_argument("-m", dest="module", action="store_true", help="SCRIPT is the name of a module")
    parser.add_argument("script", metavar="SCRIPT")
    parser.add_argument("arguments", nargs=argparse.REMAINDER, metavar="...", help="the script's own arguments")
    return parser
