import assert from "node:assert/strict";
import { keyMetric } from "../../../../src/core/runs/keyMetric";

describe("keyMetric", () => {
  const cases: [string, string[], string | null, string | null][] = [
    ["the pinned one", ["loss", "val/acc", "lr"], "lr", "lr"],
    ["not a pinned one that the run has not", ["loss", "val/acc"], "lr", "val/acc"],
    ["the first of val* and eval*", ["loss", "eval_loss", "val/acc"], null, "eval_loss"],
    ["loss", ["lr", "train/loss", "loss"], null, "loss"],
    ["a loss by its last part", ["lr", "train/loss"], null, "train/loss"],
    ["the first", ["lr", "reward"], null, "lr"],
    ["none of the machine's", ["system/cpu"], null, null],
    ["nothing of nothing", [], null, null],
  ];
  for (const [name, metrics, pinned, wanted] of cases)
    it(`takes ${name}`, () => assert.equal(keyMetric(metrics, pinned), wanted));
});
