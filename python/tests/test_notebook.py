"""Notebooks, by a stand-in for IPython's shell with the same members: the tests need nothing but Python."""

from __future__ import annotations

import os

from tests.workspace import WorkspaceTest

#: Runs the cells as ipykernel does: history first, then events around the code.
_SHELL = """
import atexit, sys, types
class Events:
    def __init__(self): self.listeners = {"pre_run_cell": [], "post_run_cell": []}
    def register(self, event, listener): self.listeners[event].append(listener)
    def unregister(self, event, listener): self.listeners[event].remove(listener)
    def trigger(self, event, argument):
        for listener in list(self.listeners[event]): listener(argument)
class Shell:
    def __init__(self): self.events, self.user_ns, self.execution_count = Events(), {"In": [""]}, 1
    def run_cell(self, source):
        # As IPython 9: the count goes up first, and the streams' write is wrapped for the time of the cell.
        self.execution_count += 1
        earlier = sys.stdout.write
        sys.stdout.write = lambda text: earlier(text)
        self.events.trigger("pre_run_cell", types.SimpleNamespace(raw_cell=source, store_history=True))
        self.user_ns["In"].append(source)
        error = None
        try:
            exec(source, self.user_ns)
        except Exception as problem:
            error = sys.last_value = problem
        result = types.SimpleNamespace(error_in_exec=error, error_before_exec=None)
        self.events.trigger("post_run_cell", result)
        sys.stdout.write = earlier
shell = Shell()
ipython = types.ModuleType("IPython")
ipython.get_ipython = lambda: shell
sys.modules["IPython"] = ipython
"""


class NotebookTest(WorkspaceTest):
    """Cells and the kernel's end."""

    def run_cells(self, *cells: str, ending: str = "") -> None:
        lines = "".join(f"shell.run_cell({cell!r})\n" for cell in cells)
        done = self.run_script(_SHELL + lines + ending)
        self.assertEqual(done.stdout, "", done.stderr)

    def test_cells_before_and_after_init(self) -> None:
        token = "hf_" + "a1" * 17
        self.run_cells("import runback", "run = runback.init('nb')", "run.log({'a': 1})", f"key = '{token}'")
        cells = [record for record in self.records("nb") if record["type"] == "cell"]
        self.assertEqual([cell["index"] for cell in cells], [1, 2, 3, 4])
        self.assertEqual(cells[2]["source"], "run.log({'a': 1})")
        self.assertEqual(cells[3]["source"], "key = '[redacted]'")

    def test_the_kernels_end_is_the_runs(self) -> None:
        self.run_cells("import runback; runback.init('nb')", "1/0", "x = 1")
        end = self.only("run.end", experiment="nb")
        self.assertEqual((end["status"], end["error"]), ("FINISHED", None))
        self.run_cells("import runback; runback.init('nb')", "1/0")
        end = self.records("nb")[-1]
        self.assertEqual((end["status"], end["error"]["type"]), ("FAILED", "ZeroDivisionError"))

    def test_a_kernel_that_is_restarted_by_signal(self) -> None:
        ending = "import os, signal, time\nos.kill(os.getpid(), signal.SIGTERM)\ntime.sleep(30)"
        self.run_cells("import runback; runback.init('nb')", ending=ending)
        self.assertEqual(self.records("nb")[-1]["status"], "KILLED")

    def test_what_later_cells_print_is_kept_once(self) -> None:
        done = self.run_script(
            _SHELL
            + "".join(
                f"shell.run_cell({cell!r})\n"
                for cell in ("import runback; runback.init('nb')", "print('one')", "print(2)")
            )
        )
        self.assertEqual(done.stdout, "one\n2\n", done.stderr)
        with open(os.path.join(self.folders("nb")[0], "console.log"), encoding="utf-8") as file:
            self.assertEqual(file.read().splitlines()[-2:], ["one", "2"])

    def test_running_the_init_cell_again_starts_a_new_run(self) -> None:
        cell = "import runback; run = runback.init('nb')"
        self.run_cells(cell, cell, "run.finish()", "after = 1")
        self.assertEqual(len(self.folders("nb")), 2)
        for number in range(2):
            self.assertEqual(self.records("nb", number)[-1]["status"], "FINISHED")

    def test_the_notebook_is_the_entry_script(self) -> None:
        self.write("deep/study.ipynb", "{}")
        init = "import runback; runback.init()"
        self.run_cells(f"__vsc_ipynb_file__ = {self.project!r} + '/deep/study.ipynb'", init)
        self.assertEqual(self.records("study")[-1]["type"], "run.end")
