import assert from "node:assert/strict";
import { plainTranslate } from "../../../../src/core/view/plainTranslate";
import { runTooltip } from "../../../../src/core/view/runs/runTooltip";
import { sampleDetail, sampleRow, sampleStart } from "../../../support/model/sampleRun";

const tooltip = (more = {}) => runTooltip(sampleDetail(more), sampleStart + 86_400_000, plainTranslate);

describe("the tooltip of a run", () => {
  it("tells params, metrics with their best, source with its evidence, and problems", () => {
    const problems = [{ file: "/logs/a/events.jsonl", line: 7, reason: "not JSON" }];
    const text = tooltip({ problems });
    assert.match(text, /`lr` `0\.01`/);
    assert.match(text, /`val_loss` `0\.5`, best 0\.25 at step 90/);
    assert.match(text, /snapshot of the whole code state/);
    assert.match(text, /12345678 on main, with 2 uncommitted files/);
    assert.match(text, /`events\.jsonl line 7` `not JSON`/);
  });

  it("tells how far metrics are from the baseline, and which way that is, as the user said it", () => {
    const of = (directions = {}, runIds = ["runback:base", "runback:other"]) => {
      const baseline = { runIds, runName: "*base*", values: { val_loss: 0.4 }, lowest: {}, highest: {} };
      return runTooltip(sampleDetail(), sampleStart, plainTranslate, { baseline, directions });
    };
    assert.match(of(), /`val_loss` `0\.5` \(\+0\.1\d*, \+25 % worse\)/);
    assert.match(of({ val_loss: "higher" }), /\+25 % better\)/);
    assert.match(of(), /\*\*Baseline\*\* `\*base\*` and 1 more, by their means/);
    assert.doesNotMatch(of({}, [sampleRow().runId]), /%/, "the baseline itself differs by nothing");
    assert.match(tooltip({ row: sampleRow({ isBaseline: true }) }), /This run is the baseline/);
  });

  it("marks mixed code", () => {
    assert.doesNotMatch(tooltip({ environment: { imported_elsewhere: [] } }), /Mixed code/);
    const text = tooltip({ environment: { imported_elsewhere: ["/repo/model.py"] } });
    assert.match(text, /\*\*Mixed code\*\* 1 imported files lie in another working tree/);
  });

  it("shows the first few of many", () => {
    const params = Object.fromEntries(Array.from({ length: 200 }, (_, index) => [`p${index}`, index]));
    const text = tooltip({ params });
    assert.match(text, /`p9`/);
    assert.doesNotMatch(text, /`p10`/);
    assert.match(text, /190 more/);
  });

  it("keeps markup of a log in code spans, whatever stands in it", () => {
    const evil = "`[click](command:evil) ![x](http://evil/x.png) <img src=x onerror=y> $(alert) ``\n\n# big\u2028- x";
    const error = { type: evil, message: evil, traceback: null };
    const text = tooltip({
      row: sampleRow({ runName: evil }),
      params: { [evil]: evil },
      metrics: {},
      note: evil,
      error,
      problems: [{ file: evil, line: null, reason: evil }],
    });
    // What is left when code spans are taken out must be our own words only.
    const outside = text.replace(/(`+)(?!`)[^\n]*?[^`\n]\1(?!`)/g, "");
    assert.doesNotMatch(outside, /evil|onerror|\$\(|<|\]\(|big/);
  });
});
