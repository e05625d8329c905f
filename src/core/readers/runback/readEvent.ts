import type { RunEvent } from "../../ingest/runEvent";
import type { JsonValue } from "../../model/jsonValue";
import type { RunStatus } from "../../model/runStatus";
import { flattenParams } from "./flattenParams";
import { limitDepth } from "./limitDepth";
import { readSource } from "./readSource";
import { RecordFields, type JsonRecord } from "./recordFields";

const statuses: readonly string[] = ["FINISHED", "FAILED", "KILLED"];
/** Fields that every record has; the others of an environment record are the environment. */
const commonFields = new Set(["v", "type", "seq", "t", "w", "attempt"]);

/**
 * The event that a record other than `metric` is. Types that this version does not know count as a sign of life.
 * @param attempt the attempt that is going on, for records that do not name theirs
 */
export function readEvent(type: string | null, record: JsonRecord, fields: RecordFields, attempt: number): RunEvent {
  const time = fields.time();
  switch (type ?? "") {
    case "run.start":
      return {
        kind: "start",
        time,
        runId: prefixed(fields.text("run_id")),
        runName: fields.text("run_name"),
        experiment: fields.text("experiment"),
        parentId: prefixed(fields.text("parent_run_id")),
        host: fields.text("host"),
        pid: fields.number("pid"),
        note: fields.text("notes"),
      };
    case "run.resume":
      return {
        kind: "resume",
        time,
        attempt: fields.number("attempt") ?? attempt + 1,
        startStep: fields.number("start_step"),
        host: fields.text("host"),
        pid: fields.number("pid"),
      };
    case "params":
      return { kind: "params", params: flattenParams(fields.object("params") ?? {}) };
    case "tags":
      return { kind: "tags", tags: readTags(fields) };
    case "note":
      return { kind: "note", text: fields.text("text") ?? "" };
    case "artifact":
      return { kind: "artifact", artifact: readArtifact(fields) };
    case "dataset":
      return { kind: "dataset", dataset: readDataset(fields) };
    case "source":
      return { kind: "source", source: readSource(fields, attempt) };
    case "environment":
      return {
        kind: "environment",
        attempt: fields.number("attempt") ?? attempt,
        environment: readEnvironment(record),
      };
    case "run.end":
      return {
        kind: "end",
        time,
        exitCode: fields.number("exit_code"),
        status: readStatus(fields),
        error: readError(fields),
      };
    default:
      return { kind: "heartbeat", time };
  }
}

function prefixed(id: string | null): string | null {
  return id === null ? null : `runback:${id}`;
}

function readTags(fields: RecordFields): Record<string, string | null> {
  const entries: [string, string | null][] = [];
  for (const [key, value] of Object.entries(fields.object("tags") ?? {})) {
    if (typeof value === "object" && value !== null) fields.complain(`tag "${key}" is not a text`);
    else entries.push([key, value === null ? null : String(value)]);
  }
  return Object.fromEntries(entries);
}

function readArtifact(fields: RecordFields) {
  const path = fields.text("path") ?? "";
  return {
    name: fields.text("name") ?? path,
    path,
    kind: fields.text("kind") ?? "file",
    size: fields.number("size"),
    sha256: fields.text("sha256"),
    step: fields.number("step"),
    stored: fields.text("stored") === "copied" ? ("copied" as const) : ("referenced" as const),
  };
}

function readDataset(fields: RecordFields) {
  return {
    name: fields.text("name") ?? "",
    role: fields.text("role") ?? "",
    path: fields.text("path"),
    size: fields.number("size"),
    nfiles: fields.number("nfiles"),
    digest: fields.text("digest"),
    digestAlgorithm: fields.text("digest_algorithm"),
    rows: fields.number("rows"),
  };
}

function readEnvironment(record: JsonRecord): Record<string, JsonValue> {
  const entries = Object.entries(record).filter(([key]) => !commonFields.has(key));
  const kept = entries.map(([key, value]) => [key, limitDepth(value, 8)] as const);
  return Object.fromEntries(kept);
}

/** An end without a status that is known is judged by its exit code. */
function readStatus(fields: RecordFields): RunStatus {
  const status = fields.text("status");
  if (status !== null && statuses.includes(status)) return status as RunStatus;
  fields.complain(`"status" is none that is known`);
  return (fields.number("exit_code") ?? 0) === 0 ? "FINISHED" : "FAILED";
}

function readError(fields: RecordFields) {
  const error = fields.object("error");
  if (error === null) return null;
  const parts = new RecordFields(error);
  return {
    type: parts.text("type") ?? "Error",
    message: parts.text("message") ?? "",
    traceback: parts.text("traceback"),
  };
}
