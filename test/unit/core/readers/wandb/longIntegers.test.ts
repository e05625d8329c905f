import assert from "node:assert/strict";
import { protobufBytes } from "../../../../../bench/generate/protobufBytes";
import { WandbReader } from "../../../../../src/core/readers/wandb/wandbReader";
import { emptyWandbState } from "../../../../../src/core/readers/wandb/wandbState";
import { crc32 } from "../../../../../src/core/series/codec/crc32";
import { frames } from "./frames";

const { field } = protobufBytes;
const item = (key: string, json: string) => Buffer.concat([field(1, key), field(16, json)]);

describe("W&B: whole numbers beyond 2^53", () => {
  it("keep all their digits in the config, and are numbers in the history and the summary", () => {
    const updates = Buffer.concat([
      field(1, item("seed", "12345678901234567891")),
      field(1, item("model", '{"id": -9007199254740993, "width": 64}')),
    ]);
    const records = [
      field(17, Buffer.concat([field(1, "abc"), field(4, field(1, item("run_seed", "9223372036854775807")))])),
      field(5, updates),
      field(2, field(1, item("tokens", "12345678901234567891"))),
      field(3, field(1, item("total", "12345678901234567891"))),
    ];
    const state = emptyWandbState();
    const { blocks } = new WandbReader(state, 0).read(frames(records), 0, 1, crc32);
    assert.deepEqual(state.config, {
      run_seed: "9223372036854775807",
      seed: "12345678901234567891",
      model: { id: "-9007199254740993", width: 64 },
    });
    assert.deepEqual(state.problems, []);
    assert.deepEqual(
      blocks.map(({ metrics, values }) => [metrics, values.map((column) => [...column])]),
      [[["tokens"], [[12345678901234567000]]]],
    );
    assert.deepEqual(state.summary, { total: 12345678901234567000 });
  });
});
