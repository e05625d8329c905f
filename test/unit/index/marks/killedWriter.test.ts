import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import path from "node:path";
import { buildSync } from "esbuild";
import { parseMarks } from "../../../../src/core/marks/parseMarks";
import { writeRunMarks } from "../../../../src/index/marks/writeRunMarks";
import { markFileName } from "../../../../src/index/marks/markFileName";
import { temporaryFolder } from "../live/support/temporaryFolder";

const run = "runback:killed";
const kills = 5;

describe("marking while processes are killed", () => {
  it("leaves a whole file, with every mark that was told as done", async () => {
    const folder = temporaryFolder();
    const script = path.join(folder, "markWriter.mjs");
    const source = path.resolve("test/unit/index/marks/markWriter.ts");
    buildSync({ entryPoints: [source], bundle: true, platform: "node", format: "esm", outfile: script });
    const home = path.join(folder, ".runback");
    const file = path.join(home, "marks", markFileName(run));
    const fields = ["name", "note"];
    for (let round = 0; round < kills; round++) {
      const done = await Promise.all(
        fields.map((field, at) => killed(script, [home, run, field], round * 17 + at * 5)),
      );
      const { file: marks, problems } = parseMarks(readFileSync(file, "utf8"));
      assert.deepEqual(problems, []);
      for (const [at, field] of fields.entries()) {
        const entry = marks.entries.find((one) => one.field === field);
        assert.ok(Number.parseInt(String(entry?.value), 10) >= done[at]!, `${field} of round ${round} was lost`);
      }
    }
    await writeRunMarks(home, run, [{ field: "star", value: true }], 1);
    const { entries } = parseMarks(readFileSync(file, "utf8")).file;
    assert.deepEqual(
      entries.map(({ field }) => field),
      ["name", "note", "star"],
    );
  });
});

/** Starts a writer and kills it a few ms after its first mark. @returns the last mark that it told as done */
async function killed(script: string, args: readonly string[], after: number): Promise<number> {
  const child = spawn(process.execPath, [script, ...args], { stdio: ["ignore", "pipe", "inherit"] });
  let told = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => (told += text));
  const exit = once(child, "close");
  await once(child.stdout, "data");
  await new Promise((resolve) => setTimeout(resolve, after));
  child.kill("SIGKILL");
  await exit;
  return Number(told.trimEnd().split("\n").at(-1));
}
