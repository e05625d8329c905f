import assert from "node:assert/strict";
import { plainTranslate } from "../../../../src/core/view/plainTranslate";
import { experimentTooltip } from "../../../../src/core/view/runs/experimentTooltip";

const row = { id: "e", name: "digits", logDirectory: "/work/mlflow.db", runCount: 3, liveCount: 0 };

describe("the tooltip of an experiment", () => {
  it("says where it lies, and its note and tags, none of which renders", () => {
    assert.equal(experimentTooltip(row, null, plainTranslate), "**`digits`** `/work/mlflow.db`");
    const facts = { note: "# About\n[x](command:y) `<b>`", tags: { team: "vision" } };
    assert.equal(
      experimentTooltip(row, facts, plainTranslate),
      "**`digits`** `/work/mlflow.db`\n\n**Note** `` # About [x](command:y) `<b>` ``\n\n**Tags**\n\n- `team` `vision`",
    );
  });

  it("names the first ten tags, and how many more there are", () => {
    const tags = Object.fromEntries(Array.from({ length: 12 }, (_, at) => [`k${at}`, "v"]));
    const text = experimentTooltip(row, { note: "", tags }, plainTranslate);
    assert.equal(text.match(/^- `k/gm)?.length, 10);
    assert.match(text, /2 more$/);
    assert.doesNotMatch(text, /Note/);
  });
});
