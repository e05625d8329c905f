import type { RunEvent } from "../../ingest/runEvent";
import type { Artifact } from "../../model/artifact";
import type { Dataset } from "../../model/dataset";
import type { JsonValue } from "../../model/jsonValue";
import type { RunStatus } from "../../model/runStatus";
import { flattenParams } from "../shared/flattenParams";
import { limitDepth } from "../shared/limitDepth";
import { readSource } from "./readSource";
import { RecordFields, type JsonRecord } from "./recordFields";

const statuses: readonly string[] = ["FINISHED", "FAILED", "KILLED"];
/** Fields that every record has; the others of an environment record are the environment. */
const commonFields = new Set(["v", "type", "seq", "t", "w", "attempt"]);

/**
 * The event that a record other than `metric` is. Types that this version does not know, and records that lack what
 * their type requires (a complaint), count as a sign of life.
 * @param attempt the attempt that is going on, for records that do not name theirs
 */
export function readEvent(type: string | null, record: JsonRecord, fields: RecordFields, attempt: number): RunEvent {
  const time = fields.time();
  const heartbeat = { kind: "heartbeat", time } as const;
  switch (type ?? "") {
    case "":
      fields.require("type", type);
      return heartbeat;
    case "run.start":
      return readStart(fields, time);
    case "run.resume":
      return {
        kind: "resume",
        time,
        attempt: fields.number("attempt") ?? attempt + 1,
        startStep: fields.number("start_step"),
        host: fields.text("host"),
        pid: fields.number("pid"),
      };
    case "params": {
      const params = fields.object("params");
      return fields.require("params", params) ? { kind: "params", params: flattenParams(params) } : heartbeat;
    }
    case "tags": {
      const tags = fields.object("tags");
      return fields.require("tags", tags) ? { kind: "tags", tags: readTags(tags, fields) } : heartbeat;
    }
    case "note": {
      const text = fields.text("text");
      return fields.require("text", text) ? { kind: "note", text } : heartbeat;
    }
    case "artifact": {
      const path = fields.text("path");
      return fields.require("path", path) ? { kind: "artifact", artifact: readArtifact(path, fields) } : heartbeat;
    }
    case "dataset": {
      const name = fields.text("name");
      return fields.require("name", name) ? { kind: "dataset", dataset: readDataset(name, fields) } : heartbeat;
    }
    case "source":
      return { kind: "source", source: readSource(fields, attempt) };
    case "environment":
      return {
        kind: "environment",
        attempt: fields.number("attempt") ?? attempt,
        environment: readEnvironment(record),
      };
    case "run.end":
      return readEnd(fields, time);
    default:
      return heartbeat;
  }
}

function readStart(fields: RecordFields, time: number | null): RunEvent {
  const id = fields.text("run_id");
  fields.require("run_id", id);
  return {
    kind: "start",
    time,
    runId: prefixed(id),
    runName: fields.text("run_name"),
    experiment: fields.text("experiment"),
    parentId: prefixed(fields.text("parent_run_id")),
    host: fields.text("host"),
    pid: fields.number("pid"),
    note: fields.text("notes"),
  };
}

function readEnd(fields: RecordFields, time: number | null): RunEvent {
  return {
    kind: "end",
    time,
    exitCode: fields.number("exit_code"),
    status: readStatus(fields),
    error: readError(fields),
  };
}

function prefixed(id: string | null): string | null {
  return id === null ? null : `runback:${id}`;
}

function readTags(tags: JsonRecord, fields: RecordFields): Record<string, string | null> {
  const entries: [string, string | null][] = [];
  for (const [key, value] of Object.entries(tags)) {
    if (typeof value === "object" && value !== null) fields.complain(`tag "${key}" is not a text`);
    else entries.push([key, value === null ? null : String(value)]);
  }
  return Object.fromEntries(entries);
}

function readArtifact(path: string, fields: RecordFields): Artifact {
  return {
    name: fields.text("name") ?? path,
    path,
    kind: fields.text("kind") ?? "file",
    size: fields.number("size"),
    sha256: fields.text("sha256"),
    step: fields.number("step"),
    stored: fields.text("stored") === "copied" ? "copied" : "referenced",
  };
}

function readDataset(name: string, fields: RecordFields): Dataset {
  return {
    name,
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
  fields.complain(`"status" has an unknown value`);
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
