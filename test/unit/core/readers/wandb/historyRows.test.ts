import assert from "node:assert/strict";
import { seededRandom } from "../../../../../bench/generate/seededRandom";
import { WandbReader, type WandbSlice } from "../../../../../src/core/readers/wandb/wandbReader";
import { emptyWandbState, type WandbState } from "../../../../../src/core/readers/wandb/wandbState";
import { crc32 } from "../../../../../src/core/series/codec/crc32";
import { frames } from "./frames";
import { protobufBytes } from "../../../../../bench/generate/protobufBytes";

const { field, varint } = protobufBytes;

const random = seededRandom(20261123);
const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;

/** JSON of values of all kinds that rows have; most are numbers. */
const values: readonly (() => string)[] = [
  ...Array.from({ length: 6 }, () => () => String(random())),
  () => String(Math.floor(random() * 1e9)),
  () => (random() * 1e-9).toExponential(16).replace("e-", "e-0"),
  () => `-${random().toFixed(3)}`,
  () => pick(["NaN", "-Infinity", '"NaN"', "true", "null", "-0", "1E5", "[1]", '"text"', "{}", "007", "1.", "", "+1"]),
  () => JSON.stringify({ deep: random(), "a.b": 1 }),
  () => JSON.stringify({ _type: "image-file", path: "media/a.png" }),
];
const keys = ["loss", "train/acc", "val.loss", "_step", "_timestamp", "_runtime", "epoch", "größe", "k".repeat(130)];

type Item = readonly [path: readonly string[], json: string];

describe("W&B: rows of the history", () => {
  it("are the same whether they are read fast or item by item", () => {
    for (let round = 0; round < 60; round++) {
      const stepMetric = pick([null, "epoch", "_step"]);
      const rows = Array.from({ length: 20 }, (_, step) => ({ items: row(step), step: pick([0, step, 300, 70_000]) }));
      const [fast, slow] = [false, true].map((isOdd) =>
        read(
          rows.map((each) => record(each, isOdd)),
          stepMetric,
        ),
      );
      assert.deepEqual(fast, slow, `round ${round}`);
    }
  });

  it("keep their numbers apart by the metric that gives their steps, whatever the order of their keys", () => {
    const items = (epoch: number): Item[] => [
      [["epoch"], String(epoch)],
      [["loss"], "0.5"],
      [["_step"], String(epoch * 10)],
    ];
    const rows = [1, 2, 3].map((epoch) => ({ items: epoch === 2 ? items(epoch).reverse() : items(epoch), step: 0 }));
    const { blocks } = read(
      rows.map((each) => record(each, false)),
      "epoch",
    ).slice;
    const steps = Object.fromEntries(blocks.map(({ metrics, steps: all }) => [metrics.join(), [...all]]));
    assert.deepEqual(steps, { loss: [1, 2, 3], epoch: [10, 20, 30] });
  });
});

function row(step: number): Item[] {
  const chosen = keys.filter(() => random() < 0.6).sort(() => random() - 0.5);
  const items = chosen.map((key): Item => [[key], key.startsWith("_") ? String(step) : pick(values)()]);
  if (random() < 0.1) items.push([["val", "loss"], String(random())]);
  if (random() < 0.1) items.push([["loss"], "0.25"]);
  return items;
}

function read(records: readonly Buffer[], stepMetric: string | null): { slice: WandbSlice; state: WandbState } {
  const state = { ...emptyWandbState(), definitions: [{ name: "loss", stepMetric, goal: null }] };
  const bytes = frames(records);
  const slice = new WandbReader(state, 0).read(bytes, 0, 1, crc32);
  // Where the rows stand in the file is another matter: the odd ones are longer.
  return {
    slice: { ...slice, consumed: 0, blocks: slice.blocks.map((block) => ({ ...block, byteStart: 0, byteEnd: 0 })) },
    state: { ...state, problems: [] },
  };
}

/** @param isOdd with a field in each item that W&B does not write, which is passed over */
function record({ items, step }: { items: readonly Item[]; step: number }, isOdd: boolean): Buffer {
  const odd = isOdd ? field(20, "") : Buffer.alloc(0);
  const all = items.map(([path, json]) =>
    field(1, Buffer.concat([...path.map((key) => field(path.length === 1 ? 1 : 2, key)), field(16, json), odd])),
  );
  const number = step === 0 ? "" : Buffer.concat([Buffer.of(8), varint(step)]);
  return field(2, Buffer.concat([...all, field(2, number)]));
}
