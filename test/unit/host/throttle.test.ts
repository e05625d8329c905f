import assert from "node:assert/strict";
import { Throttle } from "../../../src/host/base/throttle";

const settled = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

describe("Throttle", () => {
  it("runs at once, and once more for all that was asked meanwhile", async () => {
    let runs = 0;
    const throttle = new Throttle(20, async () => {
      runs++;
      await settled(5);
    });
    for (let ask = 0; ask < 50; ask++) throttle.ask();
    assert.equal(runs, 1);
    while (runs < 2) await settled(5);
    await settled(120);
    assert.equal(runs, 2);
    throttle.dispose();
  });

  it("runs no more after its end", async () => {
    let runs = 0;
    const throttle = new Throttle(10, async () => void runs++);
    throttle.ask();
    throttle.ask();
    throttle.dispose();
    await settled(60);
    throttle.ask();
    assert.equal(runs, 1);
  });
});
