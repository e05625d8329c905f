import path from "node:path";
import { tensorboardImporter as importer } from "../../../../../src/index/imports/tensorboard/tensorboardImporter";
import { faultHarness } from "../support/faultHarness";

const fixtures = path.resolve("test/fixtures/tensorboard");

/** In the order in which they were written. */
const restarted = [
  "purged/events.out.tfevents.1795409064.vm",
  "purged/events.out.tfevents.1795409065.vm",
  "purged/1795409065.8704405/events.out.tfevents.1795409065.vm",
];

// Together the mutations are the five hundred that a format has.
for (const name of ["torch/basic", "restart", "tensorboardx", "keras", "trainer/output/runs"])
  faultHarness(`TensorBoard ${name}`, {
    importer,
    fixture: path.join(fixtures, ...name.split("/")),
    ...(name === "tensorboardx" ? { files: restarted } : {}),
    isChecksummed: true,
    places: 400,
    mutations: 100,
  });
