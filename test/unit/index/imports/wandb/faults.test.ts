import { readdirSync } from "node:fs";
import path from "node:path";
import { wandbImporter as importer } from "../../../../../src/index/imports/wandb/wandbImporter";
import { faultHarness } from "../support/faultHarness";

/** The files of a fixture in the order in which W&B makes them: the log first. */
function inOrder(fixture: string): string[] {
  const files = readdirSync(fixture, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(fixture, path.join(entry.parentPath, entry.name)));
  const rank = (file: string) => path.dirname(file).replace("/files", "") + (file.endsWith(".wandb") ? "/0" : "/1");
  return files.sort((a, b) => (rank(a) + a < rank(b) + b ? -1 : 1));
}

// Together the mutations are the five hundred that a format has.
for (const name of ["0.31/basic", "0.31/killed", "0.31/resumed", "0.12/basic", "0.12/summary"]) {
  const fixture = path.resolve("test/fixtures/wandb", ...name.split("/"));
  faultHarness(`W&B ${name}`, {
    importer,
    fixture,
    files: inOrder(fixture),
    isChecksummed: true,
    // A later start of a run has params of its own.
    isCutReadable: name.endsWith("resumed"),
    places: 120,
    mutations: 100,
  });
}
