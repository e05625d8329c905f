import * as path from "node:path";
import type { DecodedItem } from "../../../core/ingest/logDecoder";
import { summaryRow } from "../../../core/readers/dvc/summaryRow";
import { rowsToBlocks } from "../../../core/readers/shared/rowsToBlocks";
import { modifiedAt } from "../../tail/modifiedAt";
import { readDocument } from "../tables/readDocument";
import { runHash } from "../tables/runHash";
import { liveArtifacts } from "./liveArtifacts";
import { liveFiles } from "./liveFiles";
import { liveTable } from "./liveTable";
import { tablesIn } from "./tablesIn";

/** What was told of a run's files and summary so far. Plain JSON. */
export interface ToldBeside {
  /** Hash of its artifacts; empty: it had none. */
  readonly artifacts: string;
  /** Metrics that only its summary has, with the step and value of their last point as texts. */
  readonly summary: Readonly<Record<string, string>>;
}

/** What is new of them. */
export interface LiveNews {
  readonly items: readonly DecodedItem[];
  /** What cannot be shown; null: nothing. */
  readonly reason: string | null;
  readonly told: ToldBeside;
  /** A metric that only the summary had has a table now (the folder is being copied): its points of before are to go. */
  readonly isOutdated: boolean;
}

const maxBytes = 1024 * 1024;
const tooMany = "This run has more artifacts than are listed.";

/**
 * Looks at what a folder of DVCLive holds beside its tables: artifacts, which are told again when any changed, and values
 * that only its summary has. That is rewritten with each step: each state that is seen gives them a point at its step.
 * @param rows of all tables
 */
export function liveNews(folder: string, told: ToldBeside, rows: number): LiveNews {
  const items: DecodedItem[] = [];
  const { text } = readDocument(path.join(folder, liveFiles.summary), maxBytes);
  // Only now: DVCLive writes a metric's table before its summary.
  const tables = new Set(tablesIn(path.join(folder, liveFiles.tables)).map((name) => liveTable(name).metric));
  const row = summaryRow(text ?? "", tables);
  const summary = new Map(Object.entries(told.summary));
  if (row !== null) {
    const values = row.values.filter(([metric, value]) => summary.get(metric) !== `${row.step} ${value}`);
    for (const [metric, value] of values) summary.set(metric, `${row.step} ${value}`);
    if (values.length > 0)
      items.push(...rowsToBlocks([{ ...row, values }], rows).map((block): DecodedItem => ({ kind: "points", block })));
  }
  const { artifacts, isWhole } = liveArtifacts(folder);
  const hash = artifacts.length === 0 ? "" : runHash(JSON.stringify(artifacts));
  const isNew = hash !== told.artifacts;
  if (isNew) items.push({ kind: "event", event: { kind: "artifacts", artifacts } });
  if (items.length > 0) {
    const time = modifiedAt(path.join(folder, liveFiles.summary)) || null;
    items.push({ kind: "event", event: { kind: "heartbeat", time } });
  }
  return {
    items,
    reason: isNew && !isWhole ? tooMany : null,
    told: { artifacts: hash, summary: Object.fromEntries(summary) },
    isOutdated: Object.keys(told.summary).some((metric) => tables.has(metric)),
  };
}
