import assert from "node:assert/strict";
import type { RunDetail } from "../../../../src/core/model/runDetail";
import type { DetailNode } from "../../../../src/core/view/detail/detailNode";
import { runDetailNodes } from "../../../../src/core/view/detail/runDetailNodes";
import { plainTranslate } from "../../../../src/core/view/plainTranslate";
import { sampleDetail, sampleSource, sampleStart, sampleSummary } from "../../../support/model/sampleRun";

const nodes = (more: Partial<RunDetail> = {}) =>
  runDetailNodes(sampleDetail(more), sampleStart + 86_400_000, plainTranslate);

function all(list: readonly DetailNode[]): DetailNode[] {
  return list.flatMap((node) => [node, ...all(node.children)]);
}

function line(list: readonly DetailNode[], key: string): DetailNode {
  const found = all(list).find((node) => node.key === key);
  assert.ok(found, `no line ${key}`);
  return found;
}

describe("the lines of the view Run", () => {
  it("tells how far a metric is from the baseline", () => {
    const baseline = { runIds: ["runback:base"], runName: "base", values: { val_loss: 1 }, lowest: {}, highest: {} };
    const shown = runDetailNodes(sampleDetail(), sampleStart, plainTranslate, null, { baseline, directions: {} });
    const { description, tooltip } = line(shown, "metrics/val_loss");
    assert.match(description, /^0\.5 · −0\.5, −50 % better · best 0\.25/);
    assert.match(String(tooltip), /^against the baseline −0\.5, −50 % better$/m);
  });

  it("tells last and best of a metric, with a small picture", () => {
    const { description, tooltip, copyText } = line(nodes(), "metrics/val_loss");
    assert.equal(description, "0.5 · best 0.25  █▆▃▁");
    assert.match(String(tooltip), /^best 0\.25 at step 90$/m);
    assert.equal(copyText, "0.5");
  });

  it("marks a metric that holds NaN", () => {
    const metrics = { loss: sampleSummary({ last: Number.NaN, nan: 3, sparkline: [1, Number.NaN, 2] }) };
    const { description, icon } = line(nodes({ metrics }), "metrics/loss");
    assert.match(description, /3 × NaN/);
    assert.equal(icon?.id, "warning");
  });

  it("says where else the run is", () => {
    assert.ok(!all(nodes()).some(({ key }) => key === "copies"));
    const copies = line(nodes({ copies: ["/work/mlruns/1/abc", "/copy/mlruns/1/abc"] }), "copies");
    assert.deepEqual([copies.label, copies.description], ["Also in", "/work/mlruns/1/abc, /copy/mlruns/1/abc"]);
  });

  it("marks code of another working tree", () => {
    assert.ok(!all(nodes()).some(({ key }) => key === "source/mixed"));
    const mixed = line(nodes({ environment: { imported_elsewhere: ["/repo/model.py"] } }), "source/mixed");
    assert.deepEqual([mixed.description, mixed.icon?.id, mixed.children[0]?.label], ["1", "warning", "/repo/model.py"]);
  });

  it("tells the source with its evidence and what was not captured", () => {
    assert.match(line(nodes(), "source/evidence").description, /^snapshot of the whole code state/);
    assert.equal(line(nodes(), "source/notCaptured/0").description, "may hold secrets");
    assert.deepEqual(line(nodes(), "source/entry").act, { kind: "entryScript" });
  });

  it("says how many changed files the log does not name", () => {
    const sources = [sampleSource({ changed: ["a.py"], changedCount: 300 })];
    assert.equal(line(nodes({ sources }), "source/changed//more").label, "299 more, not listed in the log");
  });

  it("keeps the sources of earlier attempts", () => {
    const sources = [sampleSource(), sampleSource({ attempt: 2, branch: "other" })];
    assert.match(line(nodes({ sources }), "source/earlier/0").description, /on main/);
    assert.match(line(nodes({ sources }), "source/commit").description, /on other/);
  });

  it("folds artifacts that differ by their steps alone, the last step first", () => {
    const artifact = (name: string, step: number | null) =>
      ({ name, path: `plots/${name}`, kind: "", size: null, sha256: null, step, stored: "copied" }) as const;
    const artifacts = [artifact("c_10.png", 10), artifact("c.txt", null), artifact("c_20.png", 20)];
    const { children } = line(nodes({ artifacts }), "artifacts");
    assert.deepEqual(
      children.map(({ label, description, act }) => [label, description, act]),
      [
        ["c_*.png", "2 steps", null],
        ["c.txt", "", { kind: "artifact", index: 1 }],
      ],
    );
    assert.deepEqual(
      children[0]?.children.map(({ key, description }) => [key, description]),
      [
        ["artifacts/2", "step 20"],
        ["artifacts/0", "step 10"],
      ],
    );
  });

  it("opens artifacts and problems by their number, never by a path", () => {
    const artifact = { name: "m.bin", path: "/etc/passwd", kind: "model", sha256: null, step: 3 } as const;
    const list = nodes({
      artifacts: [{ ...artifact, size: 2000, stored: "referenced" }],
      problems: [{ file: "/logs/events.jsonl", line: 3, reason: "not JSON" }],
    });
    assert.deepEqual(line(list, "artifacts/0").act, { kind: "artifact", index: 0 });
    assert.equal(line(list, "artifacts/0").description, "model · 2.0 kB · step 3");
    assert.deepEqual(line(list, "problems/0").act, { kind: "problem", index: 0 });
  });

  it("unfolds the environment, with a command line on one line", () => {
    const environment = { python: { version: "3.11.2", prefix: null }, argv: ["train.py", "--lr", "0.1"] };
    const list = nodes({ environment });
    assert.equal(line(list, "environment/python/version").description, "3.11.2");
    assert.equal(line(list, "environment/argv").description, "train.py --lr 0.1");
  });

  it("leaves out headings without lines, and gives every line a key of its own", () => {
    const list = nodes({ params: {}, tags: {} });
    assert.ok(!list.some(({ key }) => key === "params" || key === "tags"));
    const keys = all(nodes()).map(({ key }) => key);
    assert.equal(new Set(keys).size, keys.length);
  });

  it("gives every line a key of its own whatever the log says", () => {
    const missing = { path: "a.py", reason: "too large" };
    const paths = { changed: ["a.py", "a.py", "/more"], untracked: ["b.py", "b.py", "/more"], changedCount: 300 };
    const source = sampleSource({ ...paths, untrackedCount: 300, notCaptured: [missing, missing] });
    const nested = { "a/b": { c: 1 }, a: { b: { c: 2 }, "b/c": 3 }, "a%2Fb": 4, "\ud800": 5 };
    const environment = { ...nested, imported_elsewhere: ["/x.py", "/x.py"] };
    const names = { "a/b": "1", "a%2Fb": "2", "": "3", "/load-more-100": "4", "\ud800": "5" };
    const metrics = Object.fromEntries(Object.keys(names).map((name) => [name, sampleSummary()]));
    const keys = all(nodes({ sources: [source, source, source], environment, params: names, tags: names, metrics }));
    const seen = keys.map(({ key }) => key);
    assert.deepEqual(
      seen.filter((key, index) => seen.indexOf(key) !== index),
      [],
    );
    assert.ok(!seen.some((key) => key.includes("//load-more")), "the key of a line Load More");
  });
});
