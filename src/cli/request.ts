import { parseArgs } from "node:util";
import { RequestError } from "./requestError";
import { usage } from "./usage";

/** What the command line asks for. */
export type Request =
  | { readonly command: "help" }
  | {
      readonly command: "ls";
      readonly folder: string;
      readonly output: "table" | "json" | "jsonl";
      readonly words: string;
    }
  | { readonly command: "show"; readonly folder: string; readonly run: string; readonly output: "table" | "json" }
  | {
      readonly command: "series";
      readonly folder: string;
      readonly run: string;
      readonly metric: string;
      readonly output: "table" | "json";
      readonly points: number | null;
    };

/** Names of what follows each command. */
const places = { ls: ["DIR"], show: ["DIR", "RUN"], series: ["DIR", "RUN", "METRIC"] } as const;
const flags: Readonly<Record<keyof typeof places, readonly string[]>> = {
  ls: ["json", "jsonl", "q"],
  show: ["json"],
  series: ["json", "points"],
};

/** Reads the arguments. Throws a RequestError that says what is wrong. */
export function readRequest(args: readonly string[]): Request {
  const { values, positionals } = parse(args);
  const [command = "help", ...rest] = positionals;
  if (values.help || command === "help") return { command: "help" };
  if (command !== "ls" && command !== "show" && command !== "series")
    throw new RequestError(`There is no command "${command}".\n${usage}`);
  const wanted = places[command];
  if (rest.length !== wanted.length || rest.includes(""))
    throw new RequestError(`"${command}" wants ${wanted.join(" ")}.\n${usage}`);
  const stray = Object.keys(values).find((flag) => !flags[command].includes(flag));
  if (stray !== undefined)
    throw new RequestError(`"${command}" knows no ${stray === "q" ? "-q" : `--${stray}`}.\n${usage}`);
  const [folder = "", run = "", metric = ""] = rest;
  const output = values.json ? "json" : "table";
  if (command === "show") return { command, folder, run, output };
  if (command === "series") return { command, folder, run, metric, output, points: pointsOf(values.points) };
  if (values.json && values.jsonl) throw new RequestError("Either --json or --jsonl, not both.");
  return { command, folder, output: values.jsonl ? "jsonl" : output, words: values.q ?? "" };
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
      },
    });
  } catch (error) {
    if (error instanceof TypeError) throw new RequestError(`${error.message}\n${usage}`);
    throw error;
  }
}

function pointsOf(text: string | undefined): number | null {
  if (text === undefined) return null;
  const points = Number(text);
  if (!Number.isInteger(points) || points < 2) throw new RequestError("--points wants a whole number from 2 on.");
  return points;
}
