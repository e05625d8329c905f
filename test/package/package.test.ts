import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, describe, it } from "mocha";

/** The package may grow to this; it is stated in the README. */
const maximumBytes = 1_500_000;

/** All that may be in it. `extension/` is the extension's folder, the rest is the packager's. */
const allowed = [
  /^\[Content_Types\]\.xml$/,
  /^extension\.vsixmanifest$/,
  /^extension\/(package(\.nls(\.[\w-]+)?)?\.json|readme\.md|changelog\.md|LICENSE(\.txt|\.md)?)$/,
  /^extension\/l10n\/[\w.-]+\.json$/,
  /^extension\/dist\/(extension|worker|wantedImporters|decode|cli)\.js$/,
  /^extension\/dist\/pages\/\w+\.(js|css)$/,
  /^extension\/dist\/sql-wasm\.wasm$/,
  /^extension\/dist\/runback-[\d.]+-py3-none-any\.whl$/,
  /^extension\/media\/.+\.(svg|png|md)$/,
];

const python = process.env["PYTHON"] ?? "python3";
const script = "import json, sys, zipfile; print(json.dumps(zipfile.ZipFile(sys.argv[1]).namelist()))";

/** The names in a zip file: a .vsix or a wheel. */
function entriesOf(file: string): string[] {
  return JSON.parse(execFileSync(python, ["-c", script, file], { encoding: "utf8", timeout: 120_000 })) as string[];
}

describe("the packaged extension", () => {
  const folder = mkdtempSync(path.join(tmpdir(), "runback-vsix-"));
  const vsix = path.join(folder, "runback.vsix");
  const extracted = (name: string) => path.join(folder, "extension", ...name.split("/"));
  let entries: string[] = [];
  before(() => {
    const packager = path.join("test", "support", "package", "packageExtension.mjs");
    execFileSync(process.execPath, [packager, "--out", vsix], { timeout: 280_000 });
    entries = entriesOf(vsix);
    execFileSync(python, ["-m", "zipfile", "-e", vsix, folder], { timeout: 120_000 });
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  it("holds only what runs", () => {
    const unexpected = entries.filter((name) => !allowed.some((pattern) => pattern.test(name)));
    assert.deepEqual(unexpected, []);
  });

  it("holds all that runs", () => {
    const manifest = JSON.parse(readFileSync(extracted("package.json"), "utf8")) as Record<string, unknown>;
    const named = [manifest["main"], manifest["icon"], (manifest["bin"] as Record<string, string>)["runback"]];
    const needed = [...named, "dist/worker.js", "dist/wantedImporters.js", "dist/sql-wasm.wasm"].map((file) =>
      path.posix.normalize(String(file)),
    );
    for (const file of needed)
      assert.ok(entries.includes(`extension/${file}`), `${file} is missing: ${entries.join(" ")}`);
  });

  it("holds the logger as a wheel of the same version", () => {
    const { version } = JSON.parse(readFileSync(extracted("package.json"), "utf8")) as { version: string };
    const wheel = entries.find((name) => name.endsWith(".whl")) ?? "";
    assert.equal(wheel, `extension/dist/runback-${version}-py3-none-any.whl`);
    const inside = entriesOf(path.join(folder, wheel));
    assert.ok(inside.includes("runback/__init__.py") && inside.includes("runback/__main__.py"), inside.join(" "));
  });

  it("has documents whose links lead somewhere", () => {
    for (const document of ["readme.md", "changelog.md"]) {
      const text = readFileSync(extracted(document), "utf8");
      assert.ok(text.includes("Runback") || text.includes("0.1.0"), document);
      const links = [...text.matchAll(/\]\(([^)]*)\)/g)].map(([, target]) => target ?? "");
      for (const target of links.filter((one) => !/^(https:|#)/.test(one)))
        assert.ok(entries.includes(`extension/${target}`), `${document} links to ${target}`);
    }
  });

  it("has no source maps and points to none", () => {
    for (const name of entries.filter((entry) => entry.endsWith(".js")))
      assert.doesNotMatch(readFileSync(path.join(folder, name), "utf8"), /sourceMappingURL=/, name);
  });

  it(`is smaller than ${maximumBytes} bytes`, () => {
    const { size } = statSync(vsix);
    assert.ok(size <= maximumBytes, `${size} bytes`);
  });
});
