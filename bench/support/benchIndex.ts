import { mkdtempSync } from "node:fs";
import path from "node:path";
import { startIndex } from "../../src/index/client/startIndex";
import type { IndexConnection } from "../../src/index/client/indexConnection";
import type { IndexNotices } from "../../src/protocol/indexApi";

/** Folder for what benchmarks write; not in the repository. */
export const workFolder = path.resolve("bench", ".work");

/** A new empty folder. */
export function newFolder(name: string): string {
  return mkdtempSync(path.join(workFolder, `${name}-`));
}

/** The index as the extension starts it: built bundles, real threads. Errors of the index end the benchmark. */
export async function openIndex(
  logs: string,
  storageFolder: string,
  notices: Partial<IndexNotices> = {},
): Promise<IndexConnection> {
  const connection = startIndex({
    workerFile: process.env["RUNBACK_WORKER"] ?? path.resolve("dist", "worker.js"),
    notices: {
      changed: () => undefined,
      runEvent: () => undefined,
      runStarted: () => undefined,
      log: ({ level, message }) => {
        if (level === "error") throw new Error(message);
      },
      ...notices,
    },
  });
  await connection.api.open({ storageFolder, workspaceFolders: [], logDirectories: [logs], segmentBudget: 8e9 });
  return connection;
}

/** Resolves when every log was read. */
export async function loaded({ api }: IndexConnection, within = 600_000): Promise<void> {
  const end = performance.now() + within;
  while ((await api.status()).isLoading) {
    if (performance.now() > end) throw new Error("The index did not become ready.");
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
