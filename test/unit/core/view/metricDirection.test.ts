import assert from "node:assert/strict";
import { metricDirection } from "../../../../src/core/view/metricDirection";

describe("metricDirection", () => {
  it("knows the usual names, with prefixes and suffixes", () => {
    for (const name of ["loss", "val_loss", "train/loss", "eval-rmse", "Perplexity", "loss_1"])
      assert.equal(metricDirection(name), "lower", name);
    for (const name of ["acc", "val_accuracy", "test/f1", "mAP", "reward", "acc1"])
      assert.equal(metricDirection(name), "higher", name);
  });

  it("does not guess from a part of a word", () => {
    for (const name of ["glossy", "lr", "epoch", "mapped", "accumulated_time"])
      assert.equal(metricDirection(name), null, name);
  });
});
