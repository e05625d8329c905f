import { existsSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { benchFolder } from "./benchFolder.mjs";
import { describeMachine } from "./describeMachine.mjs";

const file = path.join(benchFolder, "RESULTS.md");

/** The sections of an earlier RESULTS.md: name to text. */
async function readSections() {
  if (!existsSync(file)) return new Map();
  const [, ...sections] = (await readFile(file, "utf8")).split(/^(?=## )/m);
  return new Map(sections.map((text) => [text.slice(3, text.indexOf("\n")).trim(), text]));
}

/**
 * Writes bench/RESULTS.md: the given sections replace those of the same name, the others stay as they are.
 * @param {ReadonlyMap<string, string>} sections part to Markdown
 * @param {readonly string[]} order parts in the order to show
 * @returns {Promise<string>} path of the file
 */
export async function saveResults(sections, order) {
  const all = new Map([...(await readSections()), ...sections]);
  const shown = order.filter((name) => all.has(name)).map((name) => all.get(name).trimEnd());
  const head = [
    "# Benchmark results",
    "",
    "Written by `npm run bench`; CONTRIBUTING.md says how to read and add to it. Wall times of one test differ by up to",
    "a factor of two between machines of this kind, and from hour to hour: compare ratios, not milliseconds.",
    "",
    `Machine: ${describeMachine()}.`,
  ].join("\n");
  await writeFile(file, `${[head, ...shown].join("\n\n")}\n`);
  return file;
}
