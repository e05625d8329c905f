import { parseArgs } from "node:util";
import { RequestError } from "./requestError";
import type { TableFormat } from "./tables/writeTable";
import { usage } from "./usage";

/** What runs are grouped by, and what is said of the groups. */
interface GroupOptions {
  /** `seed`, or fields with commas between them; null: no groups. */
  readonly group: string | null;
  /** A query over groups; may be empty. */
  readonly having: string;
  readonly metrics: readonly string[];
}

/** What the command line asks for. */
export type Request =
  | { readonly command: "help" }
  | (GroupOptions & {
      readonly command: "ls";
      readonly folder: string;
      readonly output: TableFormat | "jsonl";
      readonly words: string;
    })
  | (GroupOptions & {
      readonly command: "compare";
      readonly folder: string;
      readonly runs: readonly string[];
      readonly output: TableFormat;
      readonly words: string;
    })
  | {
      readonly command: "best";
      readonly folder: string;
      readonly metric: string;
      readonly output: "table" | "json";
      /** null: by the metric's name. */
      readonly direction: "lower" | "higher" | null;
      readonly words: string;
    }
  | { readonly command: "show"; readonly folder: string; readonly run: string; readonly output: "table" | "json" }
  | {
      readonly command: "series";
      readonly folder: string;
      readonly run: string;
      readonly metric: string;
      readonly output: TableFormat;
      readonly points: number | null;
    };

/** Names of what follows each command; three dots: as many as there are. */
const places = {
  ls: ["DIR"],
  show: ["DIR", "RUN"],
  series: ["DIR", "RUN", "METRIC"],
  compare: ["DIR", "RUN…"],
  best: ["DIR", "METRIC"],
} as const;
type Command = keyof typeof places;
const grouping = ["group", "having", "metric", "q"];
const flags: Readonly<Record<Command, readonly string[]>> = {
  ls: ["json", "jsonl", "format", ...grouping],
  show: ["json"],
  series: ["json", "format", "points"],
  compare: ["json", "format", ...grouping],
  best: ["json", "lower", "higher", "q"],
};

/** Reads the arguments. Throws a RequestError that says what is wrong. */
export function readRequest(args: readonly string[]): Request {
  const { values, positionals } = parse(args);
  const [command = "help", ...rest] = positionals;
  if (values.help || command === "help") return { command: "help" };
  if (!isCommand(command)) throw new RequestError(`There is no command "${command}".\n${usage}`);
  checkPlaces(command, rest, values.group !== undefined);
  const stray = Object.keys(values).find((flag) => !flags[command].includes(flag));
  if (stray !== undefined)
    throw new RequestError(`"${command}" does not take ${stray === "q" ? "-q" : `--${stray}`}.\n${usage}`);
  const [folder = "", run = "", metric = ""] = rest;
  const output = values.json ? "json" : "table";
  const words = values.q ?? "";
  if (command === "show") return { command, folder, run, output };
  if (command === "best") return { command, folder, metric: run, output, words, direction: directionOf(values) };
  const format = formatOf(values);
  if (command === "series") return { command, folder, run, metric, output: format, points: pointsOf(values.points) };
  const groups = { group: values.group ?? null, having: values.having ?? "", metrics: values.metric ?? [] };
  const isStray = groups.group === null && (groups.having !== "" || groups.metrics.length > 0);
  if (isStray) throw new RequestError("--having and --metric are about groups and need --group.");
  if (command === "compare") return { command, folder, runs: rest.slice(1), output: format, words, ...groups };
  if (values.jsonl && (values.json || values.format !== undefined || groups.group !== null))
    throw new RequestError("--jsonl cannot be combined with another format or with --group.");
  return { command, folder, output: values.jsonl ? "jsonl" : format, words, ...groups };
}

function isCommand(text: string): text is Command {
  return Object.hasOwn(places, text);
}

function checkPlaces(command: Command, rest: readonly string[], isGrouped: boolean): void {
  const wanted = places[command];
  const isRight =
    command === "compare" ? (isGrouped ? rest.length === 1 : rest.length >= 2) : rest.length === wanted.length;
  if (!isRight || rest.includes("")) {
    const what = command === "compare" ? "DIR and runs, or DIR and --group" : wanted.join(" ");
    throw new RequestError(`"${command}" needs ${what}.\n${usage}`);
  }
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        json: { type: "boolean" },
        jsonl: { type: "boolean" },
        help: { type: "boolean", short: "h" },
        points: { type: "string" },
        q: { type: "string", short: "q" },
        format: { type: "string" },
        group: { type: "string" },
        having: { type: "string" },
        metric: { type: "string", multiple: true },
        lower: { type: "boolean" },
        higher: { type: "boolean" },
      },
    });
  } catch (error) {
    if (error instanceof TypeError) throw new RequestError(`${error.message}\n${usage}`);
    throw error;
  }
}

function formatOf({ json, format }: { json?: boolean; format?: string }): TableFormat {
  if (json && format !== undefined && format !== "json")
    throw new RequestError("Use either --json or --format, not both.");
  if (format === undefined) return json ? "json" : "table";
  if (format !== "table" && format !== "md" && format !== "csv" && format !== "json")
    throw new RequestError("--format must be table, md, csv or json.");
  return format;
}

function directionOf({ lower, higher }: { lower?: boolean; higher?: boolean }): "lower" | "higher" | null {
  if (lower && higher) throw new RequestError("Use either --lower or --higher, not both.");
  return lower ? "lower" : higher ? "higher" : null;
}

function pointsOf(text: string | undefined): number | null {
  if (text === undefined) return null;
  const points = Number(text);
  if (!Number.isInteger(points) || points < 2) throw new RequestError("--points must be a whole number of at least 2.");
  return points;
}
