import { tensorboardImporter as importer } from "../../src/index/imports/tensorboard/tensorboardImporter";
import { eventFile, type EventShape } from "../generate/eventFiles";
import type { FormatCase, OtherReader } from "./formatCase";

const script = "tensorboardReaders.py";
const others: readonly OtherReader[] = [
  { name: "TensorBoard's event accumulator (Python)", script, args: ["accumulator"], goal: 10 },
  { name: "TensorBoard's data server (Rust)", script, args: ["server"], goal: 1 },
];

/** TensorBoard's event files, by the two ways in which nearly all scalars are written. */
export const tensorboardCases: readonly FormatCase[] = [
  made("TensorBoard, as PyTorch writes", { tags: 20, steps: 25_000, encoding: "simple" }),
  made("TensorBoard, as Keras writes", { tags: 20, steps: 15_000, encoding: "tensor" }),
];

function made(name: string, shape: EventShape): FormatCase {
  return {
    name,
    importer,
    generate: (parent, share) => {
      const { folder, file, points } = eventFile(parent, { ...shape, steps: shape.steps * share });
      return { folder, files: [file], points };
    },
    others,
  };
}
