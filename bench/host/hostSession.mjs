// `node bench/host/hostSession.mjs EXTENSION RUNNER LOGS OUTPUT RUNS`: one session of the current editor with an empty
// workspace and the logs as a log directory; the runner writes its report to OUTPUT.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { runInEditor } from "../../test/support/editor/runInEditor.mjs";

const [extension, runner, logs, output, runs] = process.argv.slice(2);
const workspace = await mkdtemp(path.join(tmpdir(), "runback-bench-workspace-"));
try {
  await runInEditor({
    version: "current",
    extension,
    runner,
    workspace,
    settings: { "runback.logDirectories": [logs] },
    env: { RUNBACK_BENCH_OUTPUT: output, RUNBACK_BENCH_RUNS: runs },
  });
} finally {
  await rm(workspace, { recursive: true, force: true });
}
