import assert from "node:assert/strict";
import { Troubles } from "../../../../../src/index/ingest/troubles";

describe("Troubles of one folder that several formats read", () => {
  it("stays while one format has it, whatever the others read", () => {
    const troubles = new Troubles();
    assert.equal(troubles.set("/runs/a", "not readable", "mlflow"), true);
    assert.equal(troubles.set("/runs/a", null, "hydra"), false);
    assert.equal(troubles.of("/runs/a")?.reason, "not readable");
    assert.deepEqual(troubles.notes(), ["/runs/a: not readable"]);
    assert.equal(troubles.set("/runs/a", null, "mlflow"), true);
    assert.equal(troubles.of("/runs/a"), null);
    assert.deepEqual(troubles.notes(), []);
  });
});
