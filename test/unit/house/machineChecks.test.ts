import assert from "node:assert/strict";
import { after, before, describe, it } from "mocha";
import { miniTree, type MiniTree } from "./miniTree";

/** One thing of each ring, importing as the house allows. */
const clean: Record<string, string> = {
  "src/core/run.ts": "export interface Run {\n  id: string;\n}\n",
  "src/protocol/indexApi.ts": 'import type { Run } from "../core/run";\n\nexport type RunList = Run[];\n',
  "src/git/port.ts":
    'import { execFile } from "node:child_process";\n\nexport function gitPort(): typeof execFile {\n  return execFile;\n}\n',
  "src/index/client/client.ts":
    'import type { RunList } from "../../protocol/indexApi";\n\nexport const noRuns: RunList = [];\n',
  "src/index/database/sqlite.ts": 'import type { Database } from "sql.js";\n\nexport type Store = Database;\n',
  "src/index/watch/rootWatcher.ts":
    'import { watch } from "chokidar";\n\nexport function rootWatcher(folder: string): unknown {\n  return watch(folder);\n}\n',
  "src/host/tree.ts":
    'import * as vscode from "vscode";\nimport { noRuns } from "../index/client/client";\n\n' +
    "export function showCount(): void {\n  void vscode.window.setStatusBarMessage(String(noRuns.length));\n}\n",
  "src/extension.ts":
    'import * as vscode from "vscode";\nimport { showCount } from "./host/tree";\n\n' +
    "export function activate(): string {\n  showCount();\n  return vscode.version;\n}\n",
  "webview/shared/chart.ts": 'import type { Chart } from "chart.js";\n\nexport type Plot = Chart;\n',
};

const imports = (target: string) => `import * as seen from "${target}";\n\nexport const held: unknown = seen;\n`;

/** What breaks a rule between files: the file, its text, and how the check must name it. */
const betweenFiles: [what: string, file: string, text: string, rule: string][] = [
  ["core looks at protocol", "src/core/a.ts", imports("../protocol/indexApi"), "ring-core"],
  ["core looks at Node", "src/core/b.ts", imports("node:fs"), "ring-core"],
  ["protocol looks at git", "src/protocol/a.ts", imports("../git/port"), "ring-protocol"],
  ["git looks at index", "src/git/a.ts", imports("../index/client/client"), "ring-git"],
  ["index looks at host", "src/index/a.ts", imports("../host/tree"), "ring-index"],
  ["host looks past the index client", "src/host/a.ts", imports("../index/database/sqlite"), "ring-host"],
  ["host looks at sql.js", "src/host/b.ts", imports("sql.js"), "ring-host"],
  ["extension looks past the host", "src/extension.ts", imports("./index/client/client"), "ring-extension"],
  ["index client looks at the inside", "src/index/client/a.ts", imports("../database/sqlite"), "client-outside-worker"],
  ["command line looks at host", "src/cli/a.ts", imports("../host/tree"), "ring-cli"],
  ["page looks at index", "webview/runs/a.ts", imports("../../src/index/client/client"), "ring-webview"],
  ["page looks at Node", "webview/runs/b.ts", imports("node:path"), "ring-webview"],
  ["index looks at vscode", "src/index/b.ts", imports("vscode"), "vscode-only-in-host"],
  ["git looks at vscode", "src/git/b.ts", imports("vscode"), "vscode-only-in-host"],
  ["a second importer of sql.js", "src/index/c.ts", imports("sql.js"), "one-importer-sql-js"],
  ["a second importer of chokidar", "src/index/d.ts", imports("chokidar"), "one-importer-chokidar"],
  ["a second importer of chart.js", "webview/runs/c.ts", imports("chart.js"), "one-importer-chart-js"],
  ["a second importer of the toolkit", "webview/runs/d.ts", imports("@vscode/webview-ui-toolkit"), "one-importer-"],
  ["an import cycle", "src/core/left.ts", imports("./right"), "no-cycles"],
  ["the product looks at the tests", "src/host/c.ts", imports("../../test/helper"), "no-product-to-tests"],
];
const otherEnds = {
  "src/core/right.ts": imports("./left"),
  "test/helper.ts": "export const helper = 1;\n",
};

const longFile = Array.from({ length: 301 }, (_, i) => `export type Line${i} = ${i};\n`).join("");

/** What breaks a rule inside one file. */
const insideFile: [what: string, file: string, text: string, rule: string][] = [
  ["`any`", "src/core/c.ts", "export const held: any = 1;\n", "no-explicit-any"],
  ["a 301-line file", "src/core/d.ts", longFile, "max-lines"],
  ["a switched-off type check", "src/core/e.ts", "// @ts-ignore\nexport const held: number = 1;\n", "ban-ts-comment"],
  [
    "the clock in the core",
    "src/core/f.ts",
    "export const now = (): number => Date.now();\n",
    "no-restricted-properties",
  ],
  ["a default export", "src/core/g.ts", "export default 1;\n", "no-restricted-syntax"],
  ["a barrel", "src/core/h.ts", 'export * from "./run";\n', "no-restricted-syntax"],
  ["console", "src/host/d.ts", 'export const say = (): void => console.log("x");\n', "no-console"],
  [
    "a switched-off lint rule",
    "src/core/i.ts",
    "/* eslint-disable */\nexport const held: any = 1;\n",
    "no-explicit-any",
  ],
];

/** One file more than a folder may hold. */
const crowd = Object.fromEntries(
  Array.from({ length: 19 }, (_, i) => [`src/core/crowd/item${i}.ts`, `export const item${i} = ${i};\n`]),
);

const texts = (list: typeof insideFile) => Object.fromEntries(list.map(([, file, text]) => [file, text]));

describe("machine checks", function () {
  this.timeout(600_000);
  let cleanTree: MiniTree;
  let badTree: MiniTree;
  before(async () => {
    cleanTree = await miniTree(clean);
    badTree = await miniTree({ ...clean, ...otherEnds, ...texts(betweenFiles), ...texts(insideFile), ...crowd });
  });
  after(() => Promise.all([cleanTree.remove(), badTree.remove()]));

  it("pass for a tree that keeps the rules", async () => {
    const { code, output } = await cleanTree.check("lint|rings|sizes");
    assert.equal(code, 0, output);
    assert.match(output, /ok {3}lint[^]*ok {3}rings|ok {3}rings[^]*ok {3}lint/);
  });

  describe("between files", () => {
    let output = "";
    before(async () => {
      const checked = await badTree.check("rings");
      assert.equal(checked.code, 1, checked.output);
      output = checked.output;
    });
    for (const [what, file, , rule] of betweenFiles)
      it(`fail when ${what}`, () => {
        const isNamed = output.split("\n").some((line) => line.includes(` ${rule}`) && line.includes(`: ${file}`));
        assert.ok(isNamed || (rule === "no-cycles" && output.includes("no-cycles: src/core/")), output);
      });
  });

  describe("inside a file", () => {
    let output = "";
    before(async () => {
      const checked = await badTree.check("lint|sizes");
      assert.equal(checked.code, 1, checked.output);
      output = checked.output;
    });
    for (const [what, file, , rule] of insideFile)
      it(`fail for ${what}`, () => {
        const start = output.indexOf(`/${file}\n`);
        assert.ok(start >= 0, `no message about ${file}:\n${output}`);
        const end = output.indexOf("\n\n", start);
        assert.ok(output.slice(start, end).includes(rule), output.slice(start, end));
      });
    it("fail for a long file of any language", () => assert.match(output, /file-size: src.core.d\.ts has 301 lines/));
    it("fail for a crowded folder", () => assert.match(output, /folder-size: src.core.crowd has 19 files/));
  });
});
