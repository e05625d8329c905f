import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { packChunks } from "../../../../src/index/store/pack/packChunks";
import type { ChunkRef } from "../../../../src/index/store/storedRun";

const chunk = (segment: number, place: number): ChunkRef => ({
  segment,
  offset: place * 1000,
  length: place + 200,
  group: place % 3,
  attempt: 1,
  rows: 500,
  minStep: place === 2 ? -0.5 : place * 1e6,
  maxStep: place === 3 ? NaN : place * 1e12 + 0.25,
  file: 0,
  byteStart: place * 70_000,
  byteEnd: place * 70_000 + 65_536,
});

describe("packed chunk places", () => {
  const chunks = [chunk(2 ** 50, 1), chunk(2 ** 50, 2), chunk(7, 3), chunk(2 ** 50, 4)];
  const bytes = packChunks.write(chunks);

  it("are read back exactly", () => assert.deepEqual(packChunks.read(bytes), chunks));

  it("tell segments and lengths alone, each in its turn", () => {
    const told: [number, number][] = [];
    packChunks.forEachLength(bytes, (segment, length) => told.push([segment, length]));
    assert.deepEqual(
      told,
      chunks.map(({ segment, length }) => [segment, length]),
    );
    packChunks.forEachLength(new Uint8Array(), () => assert.fail("there is no chunk"));
  });
});
