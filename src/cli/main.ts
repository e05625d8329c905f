import type { IndexApi } from "../protocol/indexApi";
import { bestRun } from "./bestRun";
import { checkQueryText } from "./query/checkQueryText";
import { compareRuns } from "./compareRuns";
import { findRun } from "./findRun";
import { compareGroups } from "./groups/compareGroups";
import { listGroups } from "./groups/listGroups";
import { listRuns } from "./listRuns";
import { openLogs } from "./openLogs";
import { Output } from "./output";
import { printNotes } from "./printNotes";
import { printSeries } from "./printSeries";
import { readRequest, type Request } from "./request";
import { RequestError } from "./requestError";
import { showRun } from "./showRun";
import { readRunsTable } from "../protocol/readRunsTable";
import { writeTable } from "./tables/writeTable";
import { usage } from "./usage";

/** Until reading has taken so long (ms) nothing is said about it. */
const patience = 1000;

async function answer(request: Request, output: Output): Promise<void> {
  if (request.command === "help") return output.write(usage);
  const connection = await openLogs(request.folder, tellProgress());
  try {
    const { api } = connection;
    await printNotes(api);
    if (request.command === "ls") return await list(api, request, output);
    if (request.command === "compare") return await compare(api, request, output);
    if (request.command === "best") return await bestRun(api, request, output);
    const detail = await findRun(api, request.run);
    if (request.command === "show") return await showRun(api, detail, request.output === "json", output);
    await printSeries(api, detail, request, output);
  } finally {
    await connection.close();
  }
}

async function list(api: IndexApi, request: Request & { command: "ls" }, output: Output): Promise<void> {
  checkQueryText(request.words);
  const { group, output: format } = request;
  if (group !== null && format !== "jsonl") return listGroups(api, { ...request, group }, format, output);
  if (format !== "md" && format !== "csv") return listRuns(api, request, output);
  const { head, rows } = await readRunsTable(api, request.words === "" ? {} : { filter: request.words });
  await writeTable("runs", head, rows, format, output);
}

async function compare(api: IndexApi, request: Request & { command: "compare" }, output: Output): Promise<void> {
  checkQueryText(request.words);
  const { group, runs, output: format } = request;
  if (group === null) return compareRuns(api, runs, format, output);
  await compareGroups(api, { ...request, group }, format, output);
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
