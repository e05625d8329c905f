import type { JsonValue } from "../model/jsonValue";
import type { RunDetail } from "../model/runDetail";

/** The program of a run, as its environment record tells. */
export interface RecordedProgram {
  readonly ok: true;
  readonly executable: string | null;
  /** Folder of the interpreter's environment. */
  readonly prefix: string | null;
  /** What stands between the interpreter and the program's arguments. */
  readonly launch: readonly string[];
  readonly args: readonly string[];
  readonly cwd: string | null;
  readonly importRoots: readonly string[];
  readonly env: Readonly<Record<string, JsonValue>>;
}

/** Reads the program of a run; a reason when it cannot be started again from what is recorded. */
export function recordedProgram({ environment }: RunDetail): RecordedProgram | { ok: false; reason: string } {
  if (environment === null) return failure("The log of this run does not say how it was started.");
  const python = asObject(environment["python"]);
  const argv = texts(environment["argv"]);
  const script = asText(environment["entry_script"]);
  if (script?.endsWith(".ipynb")) return failure("This run is a notebook, which has no command to repeat.");
  const [first] = argv;
  if (first === undefined) return failure("The log of this run does not hold its command line.");
  const isTold = Array.isArray(environment["launch"]) || environment["launch"] === null;
  if (environment["launch"] === null || first === "" || first === "-c")
    return failure("This run was typed at a prompt or passed with -c: its log does not hold the program.");
  return {
    ok: true,
    executable: asText(python["executable"]),
    prefix: asText(python["prefix"]),
    launch: isTold ? texts(environment["launch"]) : [first],
    args: argv.slice(1),
    cwd: asText(environment["cwd"]),
    // Older loggers did not tell: the usual places.
    importRoots: environment["import_roots"] === undefined ? [".", "src"] : texts(environment["import_roots"]),
    env: asObject(environment["env"]),
  };
}

function failure(reason: string): { ok: false; reason: string } {
  return { ok: false, reason };
}

function asText(value: JsonValue | undefined): string | null {
  return typeof value === "string" && value !== "" ? value : null;
}

function asObject(value: JsonValue | undefined): Readonly<Record<string, JsonValue>> {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? value : {};
}

function texts(value: JsonValue | undefined): string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === "string") : [];
}
