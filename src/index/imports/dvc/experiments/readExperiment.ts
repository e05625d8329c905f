import type { DecodedItem } from "../../../../core/ingest/logDecoder";
import type { Artifact } from "../../../../core/model/artifact";
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
import { isInnerPath } from "../../../../core/readers/dvc/isInnerPath";
import { liveFiles } from "../liveFiles";
import { liveTable } from "../liveTable";
import { cachedFile } from "./cachedFile";
import type { CommitFiles } from "./commitFiles";
import { commitYaml } from "./commitYaml";
import { keptArtifacts } from "./keptArtifacts";
import { liveFolderOf } from "./liveFolderOf";

const plots = "/plots/metrics/";
const nothingKept = { artifacts: [], isWhole: true };
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
  /** What its summary holds; null: there is none. */
  readonly summary: string | null;
  /** What DVCLive wrote beside them. */
  readonly artifacts: readonly Artifact[];
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
  const reader = new ExperimentReader(files, project);
  const liveFolder = liveFolderOf(changed ?? [], (await commitYaml(files, "dvc.yaml")).value);
  if (changed === null)
    reader.problem("plots/metrics", "Tables of DVCLive are not read: the baseline is not in this clone.");
  if (liveFolder === null || changed?.includes("dvc.lock")) await reader.readPipeline(liveFolder);
  const tables = new Map<string, Uint8Array>();
  let summary: string | null = null;
  const kept = liveFolder === null ? nothingKept : keptArtifacts(files, liveFolder, changed ?? []);
  if (!kept.isWhole) reader.problem(`${liveFolder}/plots`, "This run has more artifacts than are listed.");
  if (liveFolder !== null) {
    await reader.readParams(`${liveFolder}/params.yaml`);
    for (const name of tableNames.filter((one) => one.startsWith(liveFolder + plots))) {
      const bytes = await files.bytes(name);
      if (bytes === null) continue;
      tables.set(name, bytes);
      reader.readTable(name, name.slice(liveFolder.length + plots.length), bytes);
    }
    summary = await files.text(`${liveFolder}/${liveFiles.summary}`);
    reader.readSummary(summary ?? "");
  }
  return { items: reader.items, problems: reader.problems, liveFolder, tables, summary, artifacts: kept.artifacts };
}

class ExperimentReader {
  readonly items: DecodedItem[] = [];
  readonly problems: Problem[] = [];
  #rows = 0;
  #made = 0;
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
    for (const event of facts.events) {
      if (event.kind !== "artifact") this.items.push({ kind: "event", event });
      else await this.#addMade(event.artifact, facts.madeFiles, liveFolder);
    }
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

  readSummary(text: string): void {
    const row = summaryRow(text, this.#tables);
    if (row === null) return;
    for (const block of rowsToBlocks([row], this.#rows)) this.items.push({ kind: "points", block });
    this.#rows += 1;
  }

  /** What a stage made, where it is kept: in the commit, file by file, or in DVC's cache. */
  async #addMade(made: Artifact, md5: ReadonlyMap<string, string>, liveFolder: string | null): Promise<void> {
    const { path: name } = made;
    if (liveFolder !== null && `${name}/`.startsWith(`${liveFolder}/`)) return; // told with what DVCLive wrote
    const { commit } = this.files;
    const most = liveFiles.mostArtifacts - this.#made;
    const files = isInnerPath(name) ? await this.files.filesBelow(name, most) : [];
    this.#made += files.length;
    const cached = cachedFile(this.project, md5.get(name));
    const placed = files.map((file): Artifact => {
      const size = file === name ? made.size : null;
      return { ...made, name: file, path: this.files.pathInCommit(file), size, stored: "copied", commit };
    });
    if (placed.length === 0) placed.push(cached === null ? made : { ...made, path: cached });
    for (const artifact of placed) this.items.push({ kind: "event", event: { kind: "artifact", artifact } });
  }

  async #yaml(name: string): Promise<JsonValue> {
    const { value, reason } = await commitYaml(this.files, name);
    if (reason !== null) this.problem(name, reason);
    return value;
  }

  /** A metrics file that git does not have. */
  #cached(md5: string | undefined): string | null {
    const file = cachedFile(this.project, md5);
    return file && readDocument(file, maxBytes).text;
  }

  problem(file: string, reason: string): void {
    this.problems.push({ file, line: null, reason });
  }
}
