import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { startIndex } from "../../../src/index/client/startIndex";
import type { IndexApi } from "../../../src/protocol/indexApi";
import { LogWriter, type RunStart } from "../../support/runs/logWriter";

/** The built index over a log directory of its own. */
export interface RealIndex {
  readonly api: IndexApi;
  /** Begins the log of a run. */
  run(start: RunStart): LogWriter;
  /** Looks at the logs; resolves when all that was written before is in the index. */
  refresh(): Promise<void>;
  /** Hears of runs that changed. */
  onChange: ((runIds: readonly string[] | null) => void) | null;
  close(): Promise<void>;
}

/** Starts the index thread from `dist/worker.js` over a new, empty log directory. */
export async function realIndex(): Promise<RealIndex> {
  const folder = mkdtempSync(path.join(tmpdir(), "runback-pages-"));
  // Where a project has its runs, which can be marked there.
  const logs = path.join(folder, ".runback", "runs");
  const troubles: string[] = [];
  const connection = startIndex({
    workerFile: path.resolve("dist", "worker.js"),
    notices: {
      changed: ({ runIds }) => index.onChange?.(runIds),
      runEvent: () => undefined,
      runStarted: () => undefined,
      log: ({ level, message }) => void (level === "error" && troubles.push(message)),
    },
  });
  const index: RealIndex = {
    api: connection.api,
    onChange: null,
    run: (start) => new LogWriter(start, logs),
    refresh: () => connection.api.refresh(),
    async close() {
      await connection.close();
      rmSync(folder, { recursive: true, force: true });
      if (troubles.length > 0) throw new Error(`The index reported: ${troubles.join("; ")}`);
    },
  };
  const options = { storageFolder: path.join(folder, "index"), workspaceFolders: [], segmentBudget: 1e9 };
  new LogWriter({ name: "first", experiment: "warm-up" }, logs).end(); // a log directory is known by what is in it
  await connection.api.open({ ...options, logDirectories: [logs] });
  await connection.api.refresh();
  return index;
}
