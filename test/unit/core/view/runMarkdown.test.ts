import assert from "node:assert/strict";
import { plainTranslate } from "../../../../src/core/view/plainTranslate";
import { runMarkdown } from "../../../../src/core/view/runs/runMarkdown";
import { sampleDetail, sampleSummary } from "../../../support/model/sampleRun";

describe("a run as Markdown", () => {
  it("gives params and metrics as tables at full precision", () => {
    const metrics = { val_loss: sampleSummary({ last: 0.123456789012345 }) };
    const text = runMarkdown(sampleDetail({ metrics }), plainTranslate);
    assert.match(text, /^### `swift-fox`\n/);
    assert.match(text, /\| `lr` \| `0\.01` \|/);
    assert.match(text, /\| `val_loss` \| `0\.123456789012345` \| `99` \| `0\.25` \| `90` \|/);
    assert.match(text, /- Snapshot: `abcdef1234567890abcdef1234567890abcdef12`/);
  });

  it("leaves out tables without rows", () => {
    const text = runMarkdown(sampleDetail({ params: {}, metrics: {}, tags: {} }), plainTranslate);
    assert.doesNotMatch(text, /\|/);
  });

  it("keeps a pipe in a value inside its cell", () => {
    const text = runMarkdown(sampleDetail({ params: { cmd: "a | b" } }), plainTranslate);
    assert.match(text, /\| `cmd` \| `a \\\| b` \|/);
  });
});
