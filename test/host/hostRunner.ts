import { readdirSync } from "node:fs";
import path from "node:path";
import { format } from "node:util";
import Mocha from "mocha";

/** Suites that need a window of their own, opened in another way or reloaded: their tests lie in the folder of that name. */
const separateSuites = ["restricted", "reload"];

/** The test files of one suite; `trusted` is everything that lies in no separate suite's folder. */
function testFiles(suite: string): string[] {
  const files = readdirSync(__dirname, { recursive: true, encoding: "utf8" }).filter((file) =>
    file.endsWith(".test.js"),
  );
  const suiteOf = (file: string) => separateSuites.find((name) => file.split(path.sep)[0] === name) ?? "trusted";
  return files.filter((file) => suiteOf(file) === suite).sort();
}

/**
 * Entry of `@vscode/test-electron`, called inside the extension host: runs the compiled host tests with mocha.
 * RUNBACK_HOST_SUITE names the suite, RUNBACK_HOST_GREP picks tests, RUNBACK_CONSOLE_MARK is put before each line of
 * the report so that the launcher can tell it from the editor's own messages.
 * @throws when a test fails or none is found, which is how the editor learns its exit code
 */
export async function run(): Promise<void> {
  const suite = process.env["RUNBACK_HOST_SUITE"] ?? "trusted";
  const grep = process.env["RUNBACK_HOST_GREP"];
  const mark = process.env["RUNBACK_CONSOLE_MARK"] ?? "";
  const base = Mocha.reporters.Base;
  const print = base.consoleLog;
  base.consoleLog = (...args: unknown[]) => print(mark + format(...args));
  const mocha = new Mocha({
    ui: "bdd",
    color: false,
    // A bound, not a goal: on a busy machine an editor can take a minute for what it does in a second.
    timeout: 300_000,
    forbidOnly: true,
    forbidPending: true,
    ...(grep ? { grep } : {}),
  });
  const files = testFiles(suite);
  if (files.length === 0) throw new Error(`No host tests were found for the suite "${suite}".`);
  for (const file of files) mocha.addFile(path.join(__dirname, file));
  let ran = 0;
  const failures = await new Promise<number>((resolve) => {
    mocha.run(resolve).on("test end", () => ran++);
  });
  if (failures > 0) throw new Error(`${failures} of ${ran} host tests failed.`);
  if (ran === 0 && !grep) throw new Error(`The suite "${suite}" ran no test.`);
}
