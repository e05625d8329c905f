import path from "node:path";
import { tensorboardImporter as importer } from "../../../../../src/index/imports/tensorboard/tensorboardImporter";
import { faultHarness } from "../support/faultHarness";

const fixtures = path.resolve("test/fixtures/tensorboard");

/** In the order in which they were written. */
const restarted = [
  "events.out.tfevents.1795409064.vm",
  "events.out.tfevents.1795409065.vm",
  "1795409065.8704405/events.out.tfevents.1795409065.vm",
];

// Together the mutations are the five hundred that a format has.
for (const name of ["torch/basic", "restart", "tensorboardx/purged", "keras", "trainer/output/runs"])
  faultHarness(`TensorBoard ${name}`, {
    importer,
    fixture: path.join(fixtures, ...name.split("/")),
    ...(name === "tensorboardx/purged" ? { files: restarted } : {}),
    isChecksummed: true,
    places: 400,
    mutations: 100,
  });
