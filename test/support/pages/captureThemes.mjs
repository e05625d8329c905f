// `node test/support/pages/captureThemes.mjs`: stores the variables that the current editor gives to pages in its four
// default themes, as test/fixtures/themes/<theme>.css. Run again when the current editor's version changes.
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { openWorkbench } from "../../../demo/launch/openWorkbench.mjs";
import { themes } from "../../../demo/launch/themes.mjs";
import { editors } from "../tools/ensureServerEditor.mjs";
import { projectRoot } from "../tools/projectRoot.mjs";

const out = path.join(projectRoot, "test", "fixtures", "themes");
const workspace = await mkdtemp(path.join(tmpdir(), "runback-themes-"));
await mkdir(out, { recursive: true });
await writeFile(path.join(workspace, "note.md"), "# A note\n");

/** What the editor sets on the root element and the body of every page; the preview of a note is one. */
function readVariables() {
  const { style } = document.documentElement;
  const names = [...style].filter((name) => name.startsWith("--vscode-")).sort();
  return {
    variables: names.map((name) => [name, style.getPropertyValue(name).trim()]),
    kind: document.body.dataset["vscodeThemeKind"],
  };
}

try {
  for (const theme of Object.keys(themes)) {
    const look = await openWorkbench({ workspace, theme });
    try {
      await look.treeRow("note.md").dblclick();
      await look.page.locator(".tab", { hasText: "note.md" }).first().waitFor();
      await look.page.locator(".part.statusbar", { hasText: "Markdown" }).waitFor({ timeout: 60_000 });
      await look.runCommand("Markdown: Open Preview");
      const body = look.panelFrame().locator("body.vscode-body");
      await body.waitFor();
      const { variables, kind } = await body.evaluate(readVariables);
      const lines = variables.map(([name, value]) => `  ${name}: ${value};`);
      const head = `/* VS Code ${editors.current.vscode}, theme "${themes[theme].setting}", body class ${kind} */`;
      await writeFile(path.join(out, `${theme}.css`), `${head}\n:root {\n${lines.join("\n")}\n}\n`);
      process.stdout.write(`${theme}: ${variables.length} variables, ${kind}\n`);
    } finally {
      await look.close();
    }
  }
} finally {
  await rm(workspace, { recursive: true, force: true });
}
