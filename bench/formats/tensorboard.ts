import { tensorboardImporter as importer } from "../../src/index/imports/tensorboard/tensorboardImporter";
import { eventFile, type EventShape } from "../generate/eventFiles";
import { benchUnit } from "./benchUnit";
import type { FormatCase, OtherReader } from "./formatCase";

const script = "tensorboardReaders.py";
const python: OtherReader = {
  name: "TensorBoard's event accumulator (Python)",
  script,
  args: ["accumulator"],
  goal: 10,
};
const rust: OtherReader = { name: "TensorBoard's data server (Rust)", script, args: ["server"], goal: 1 };

/** TensorBoard's event files, by the two ways in which nearly all scalars are written. The Python reader gets few. */
export const tensorboardCases: readonly FormatCase[] = [
  made("TensorBoard, as PyTorch writes", { tags: 20, steps: 100_000, encoding: "simple" }, rust),
  made("TensorBoard, as Keras writes", { tags: 20, steps: 60_000, encoding: "tensor" }, rust),
  made("TensorBoard, as PyTorch writes", { tags: 20, steps: 5_000, encoding: "simple" }, python),
  made("TensorBoard, as Keras writes", { tags: 20, steps: 3_000, encoding: "tensor" }, python),
];

function made(name: string, shape: EventShape, other: OtherReader): FormatCase {
  return {
    name,
    importer,
    generate: async (parent, share) => {
      const { folder, file, points } = eventFile(parent, { ...shape, steps: shape.steps * share });
      return { folder, units: [benchUnit(importer.format, folder)], files: [file], points };
    },
    others: [other],
  };
}
