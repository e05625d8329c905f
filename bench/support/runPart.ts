import type { PartResult } from "./partResult";

/** Runs a part and prints its result as the last line of standard output; an error ends the process with code 1. */
export function runPart(measure: () => Promise<PartResult>): void {
  measure().then(
    (result) => process.stdout.write(`${JSON.stringify(result)}\n`),
    (error: unknown) => {
      process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
      process.exit(1);
    },
  );
}
