import assert from "node:assert/strict";
import { seriesKey } from "../../../../../src/core/readers/tensorboard/seriesKey";

describe("seriesKey", () => {
  const cases: [place: string, tag: string, key: string | null][] = [
    ["loss_all_train", "loss/all", "train"],
    ["loss/all/train", "loss/all", "train"],
    ["loss all_val", "loss_all", "val"],
    ["loss all/val", "loss_all", "val"],
    ["accuracy (%)/top 1", "accuracy____", "top 1"],
    ["m🙂/a", "m_", "a"],
    ["ümlaut/é", "ümlaut", "é"],
    ["acc_top_a/b", "acc/top", "a/b"],
    ["loss_a_b", "loss", "a_b"],
    ["loss", "loss", null],
    ["loss_", "loss", null],
    ["loss/", "loss", null],
    ["run_2", "loss", null],
    ["seed/loss", "loss", null],
    ["loss-all/train", "loss_all", null],
    ["_x", "", null],
  ];
  for (const [place, tag, key] of cases)
    it(`finds ${String(key)} in ${place} under ${tag}`, () => assert.equal(seriesKey(place, tag), key));
});
