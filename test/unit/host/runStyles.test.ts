import assert from "node:assert/strict";
import { assignStyles } from "../../../src/core/view/styles/assignStyles";
import { runStyleAt, runStyleCount } from "../../../src/core/view/styles/runStyle";
import { RunStyles } from "../../../src/host/runs/runStyles";
import { MemoryMemento } from "../../support/model/memoryMemento";

const ids = (count: number) => Array.from({ length: count }, (_, i) => `run ${i}`);

describe("assignStyles", () => {
  it("gives runs of a set different lines, by more than the colour", () => {
    const styles = [...assignStyles(ids(runStyleCount), new Map()).values()];
    assert.equal(new Set(styles.map(({ colour, dash }) => `${colour} ${dash}`)).size, runStyleCount);
    const firstRound = styles.slice(0, 6).map(({ marker }) => marker);
    assert.equal(new Set(firstRound).size, 6, "solid lines differ by their markers, too");
  });

  it("gives more runs than there are styles one each", () => {
    assert.equal(assignStyles(ids(200), new Map()).size, 200);
  });
});

describe("RunStyles", () => {
  it("keeps the style of a run in every set and session", async () => {
    const store = new MemoryMemento();
    const [, second] = await new RunStyles(store).of(["a", "b"]);
    const [b, c] = await new RunStyles(store).of(["b", "c"]);
    assert.deepEqual(b, second);
    assert.notDeepEqual(c, b);
  });

  it("changes one of two runs that look the same once they are shown together", async () => {
    const styles = new RunStyles(new MemoryMemento());
    const [a] = await styles.of(["a"]);
    const [z] = await styles.of(["z"]);
    assert.deepEqual(z, a);
    const [together, other] = await styles.of(["a", "z"]);
    assert.deepEqual(together, a);
    assert.notDeepEqual(other, a);
  });

  it("keeps what the user chose", async () => {
    const styles = new RunStyles(new MemoryMemento());
    await styles.set("a", runStyleAt(12));
    assert.deepEqual(await styles.of(["b", "a"]), [runStyleAt(0), runStyleAt(12)]);
  });
});
