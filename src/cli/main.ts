import { findRun } from "./findRun";
import { listRuns } from "./listRuns";
import { openLogs } from "./openLogs";
import { Output } from "./output";
import { printSeries } from "./printSeries";
import { readRequest, type Request } from "./request";
import { RequestError } from "./requestError";
import { showRun } from "./showRun";
import { usage } from "./usage";

/** Until reading has taken so long (ms) nothing is said about it. */
const patience = 1000;

async function answer(request: Request, output: Output): Promise<void> {
  if (request.command === "help") return output.write(usage);
  const connection = await openLogs(request.folder, tellProgress());
  try {
    const { api } = connection;
    if (request.command === "ls") return await listRuns(api, request, output);
    const detail = await findRun(api, request.run);
    if (request.command === "show") return await showRun(detail, request.output === "json", output);
    await printSeries(api, detail, request, output);
  } finally {
    await connection.close();
  }
}

/** A line that is written over and over, for a person who waits: not into files and pipes. */
function tellProgress(): (read: number, known: number) => void {
  const start = performance.now();
  return (read, known) => {
    if (!process.stderr.isTTY || performance.now() - start < patience) return;
    process.stderr.write(`\rreading logs: ${read} of ${known} \r`);
  };
}

async function main(): Promise<void> {
  try {
    await answer(readRequest(process.argv.slice(2)), new Output(process.stdout));
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    process.stderr.write(error instanceof RequestError ? `${message}\n` : `runback: ${message}\n`);
    process.exitCode = 1;
  }
}

void main();
