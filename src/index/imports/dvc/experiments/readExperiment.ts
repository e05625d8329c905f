import * as path from "node:path";
import type { DecodedItem } from "../../../../core/ingest/logDecoder";
import type { JsonValue } from "../../../../core/model/jsonValue";
import type { Problem } from "../../../../core/model/problem";
import { metricValues } from "../../../../core/readers/dvc/metricValues";
import { newerLock } from "../../../../core/readers/dvc/newerLock";
import { summaryRow } from "../../../../core/readers/dvc/summaryRow";
import { pipelineFacts } from "../../../../core/readers/dvc/pipelineFacts";
import { paramsOf } from "../../../../core/readers/shared/paramsOf";
import { rowsToBlocks } from "../../../../core/readers/shared/rowsToBlocks";
import { readDocument } from "../../tables/readDocument";
import { shiftedItem } from "../../tables/shiftedItem";
import { withoutAttempts } from "../../tables/withoutAttempts";
import { liveTable } from "../liveTable";
import type { CommitFiles } from "./commitFiles";
import { commitYaml } from "./commitYaml";

const plots = "/plots/metrics/";
/** Tables of one experiment that are read. */
const maxTables = 2000;
const maxBytes = 1024 * 1024;

/** What the commit of an experiment says beside its own data. */
export interface ReadExperiment {
  readonly items: readonly DecodedItem[];
  readonly problems: readonly Problem[];
  /** The folder that DVCLive wrote, relative to the project; null: none. */
  readonly liveFolder: string | null;
  /** Paths of its tables, relative to the project, and what they hold. */
  readonly tables: ReadonlyMap<string, Uint8Array>;
}

/**
 * Reads params, metrics and data of an experiment from its commit: tables that DVCLive wrote, and the pipeline's lock
 * file unless it is still that of the baseline beside such tables.
 * @param project the project's folder: in its cache are metrics that are not in git
 * @param changed files that the experiment has otherwise than its baseline; null: that is not known
 */
export async function readExperiment(
  files: CommitFiles,
  project: string,
  changed: readonly string[] | null,
): Promise<ReadExperiment> {
  const tableNames = (changed ?? [])
    .filter((name) => name.includes(plots) && name.endsWith(".tsv"))
    .slice(0, maxTables);
  const liveFolder = tableNames[0]?.slice(0, tableNames[0].indexOf(plots)) ?? null;
  const reader = new ExperimentReader(files, project);
  if (changed === null)
    reader.problem("plots/metrics", "Tables of DVCLive are not read: the baseline is not in this clone.");
  if (liveFolder === null || changed?.includes("dvc.lock")) await reader.readPipeline(liveFolder);
  const tables = new Map<string, Uint8Array>();
  if (liveFolder !== null) {
    await reader.readParams(`${liveFolder}/params.yaml`);
    for (const name of tableNames.filter((one) => one.startsWith(liveFolder + plots))) {
      const bytes = await files.bytes(name);
      if (bytes === null) continue;
      tables.set(name, bytes);
      reader.readTable(name, name.slice(liveFolder.length + plots.length), bytes);
    }
    await reader.readSummary(`${liveFolder}/metrics.json`);
  }
  return { items: reader.items, problems: reader.problems, liveFolder, tables };
}

class ExperimentReader {
  readonly items: DecodedItem[] = [];
  readonly problems: Problem[] = [];
  #rows = 0;
  /** Metrics that have a table. */
  readonly #tables = new Set<string>();

  constructor(
    private readonly files: CommitFiles,
    private readonly project: string,
  ) {}

  async readPipeline(liveFolder: string | null): Promise<void> {
    const lock = await this.#yaml("dvc.lock");
    const note = newerLock(lock);
    if (note !== null) this.problem("dvc.lock", note);
    const facts = pipelineFacts(lock, await this.#yaml("dvc.yaml"));
    for (const event of facts.events) this.items.push({ kind: "event", event });
    if (lock === null) await this.readParams("params.yaml");
    const own = facts.metricFiles.filter((name) => liveFolder === null || !name.startsWith(`${liveFolder}/`));
    const values: [metric: string, value: number][] = [];
    for (const name of own) {
      const text = (await this.files.text(name)) ?? this.#cached(facts.madeFiles.get(name));
      const found = text === null ? [] : metricValues(name, text);
      if (found === null) this.problem(name, "Not read: neither complete JSON nor complete YAML.");
      const prefix = own.length > 1 ? `${name}:` : "";
      for (const [metric, value] of found ?? []) values.push([prefix + metric, value]);
    }
    if (values.length === 0) return;
    for (const block of rowsToBlocks([{ step: 0, values }], this.#rows)) this.items.push({ kind: "points", block });
    this.#rows += 1;
  }

  async readParams(name: string): Promise<void> {
    const params = paramsOf(await this.#yaml(name));
    if (params !== null) this.items.push({ kind: "event", event: { kind: "params", params } });
  }

  readTable(file: string, name: string, bytes: Uint8Array): void {
    const { metric, decoder } = liveTable(name);
    this.#tables.add(metric);
    let state: JsonValue = null;
    let rows = 0;
    for (let at = 0; at < bytes.length;) {
      const slice = decoder.decode(bytes.subarray(at), at, state, file);
      if (slice.consumed === 0) break;
      const found = withoutAttempts(slice.items);
      this.items.push(...found.map((item) => shiftedItem(item, this.#rows)));
      for (const item of found) if (item.kind === "points") rows += item.block.rows;
      this.problems.push(...slice.problems);
      state = slice.state;
      at += slice.consumed;
    }
    this.#rows += rows;
  }

  async readSummary(name: string): Promise<void> {
    const row = summaryRow((await this.files.text(name)) ?? "", this.#tables);
    if (row === null) return;
    for (const block of rowsToBlocks([row], this.#rows)) this.items.push({ kind: "points", block });
    this.#rows += 1;
  }

  async #yaml(name: string): Promise<JsonValue> {
    const { value, reason } = await commitYaml(this.files, name);
    if (reason !== null) this.problem(name, reason);
    return value;
  }

  /** A metrics file that git does not have, from DVC's cache (of version 3, then of version 2). */
  #cached(md5: string | undefined): string | null {
    if (md5 === undefined || !/^[0-9a-f]{32}$/.test(md5)) return null;
    const cache = path.join(this.project, ".dvc", "cache");
    const place = path.join(md5.slice(0, 2), md5.slice(2));
    const current = readDocument(path.join(cache, "files", "md5", place), maxBytes);
    return current.text ?? readDocument(path.join(cache, place), maxBytes).text;
  }

  problem(file: string, reason: string): void {
    this.problems.push({ file, line: null, reason });
  }
}
