import path from "node:path";
import { csvImporters } from "../../../../../src/index/imports/csv/csvImporters";
import { faultHarness } from "../support/faultHarness";

const fixtures = path.resolve("test/fixtures/csv");

/** Mutations are shared among the cases: 500 for the family. */
describe("CSV family", () => {
  for (const importer of csvImporters)
    faultHarness(importer.format, {
      importer,
      fixture: path.join(fixtures, importer.format),
      isCutReadable: importer.format === "lightning" || importer.format === "ultralytics",
      places: 400,
      mutations: 100,
    });
});
