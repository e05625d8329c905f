import { writeRunMarks } from "../../../../src/index/marks/writeRunMarks";

// A process that marks one run again and again, until it is killed: `markWriter.js HOME RUN-ID FIELD`.
const [, , home = "", runId = "", field = ""] = process.argv;

for (let count = 1; ; count++) {
  await writeRunMarks(home, runId, [{ field, value: `${count} ${"x".repeat(20_000)}` }], count);
  process.stdout.write(`${count}\n`);
}
