import type { ProtoReader } from "../../shared/protoReader";
import { decodeTimestamp } from "./decodeTimestamp";
import { readGit } from "./readGit";
import type { WandbItem } from "./readItem";
import { readUpdates } from "./readUpdates";
import type { WandbRun } from "../wandbState";

/** A run record: the run, and what it says of the config, and of the repository. */
export interface RunRecord {
  readonly run: WandbRun;
  readonly config: readonly WandbItem[];
  readonly git: { readonly remote: string; readonly commit: string };
}

/** Reads a run record (wandb_internal.proto, RunRecord). */
export function readRun(message: ProtoReader): RunRecord {
  const texts = new Map<number, string>();
  const tags: string[] = [];
  const config: WandbItem[] = [];
  const git = { remote: "", commit: "" };
  let startTime: number | null = null;
  let startingStep = 0;
  while (message.next()) {
    const { field } = message;
    if (field === 4) config.push(...readUpdates(message.message(), { isExact: true }));
    else if (field === 10) tags.push(message.text());
    else if (field === 14) startingStep = message.integer();
    else if (field === 17) startTime = decodeTimestamp(message.message());
    else if (field === 21) Object.assign(git, readGit(message.message()));
    else if (textFields.has(field)) texts.set(field, message.text());
  }
  const text = (field: number) => texts.get(field) ?? "";
  const run: WandbRun = {
    id: text(1),
    entity: text(2),
    project: text(3),
    group: text(6),
    jobType: text(7),
    name: text(8),
    notes: text(9),
    tags,
    sweep: text(12),
    host: text(13),
    startTime,
    startingStep,
  };
  return { run, config, git };
}

const textFields: ReadonlySet<number> = new Set([1, 2, 3, 6, 7, 8, 9, 12, 13]);
