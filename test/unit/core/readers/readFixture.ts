import { readFileSync } from "node:fs";
import path from "node:path";

/** Files of test/fixtures/runback-bad: logs with one kind of trouble each. */
export const badLogs = [
  "again-and-gaps",
  "garbage",
  "mark-and-crlf",
  "odd-keys",
  "resumes",
  "strange-numbers",
  "wrong-types",
] as const;

/** The bytes of one of them. */
export function readFixture(name: (typeof badLogs)[number]): Uint8Array {
  return new Uint8Array(readFileSync(path.join(process.cwd(), "test/fixtures/runback-bad", `${name}.jsonl`)));
}
