import assert from "node:assert/strict";
import { openPage, type OpenedPage, type ThemeName } from "./openPage";
import { eventually } from "./support/eventually";

const echo = `const api = acquireVsCodeApi();
addEventListener("message", (event) => api.postMessage({ heard: event.data }));
api.postMessage("ready");
try { acquireVsCodeApi(); } catch (error) { api.postMessage(String(error)); }`;

/** Relative luminance of a colour written as rgb(…), WCAG 2.2. */
function luminance(colour: string): number {
  const parts = (colour.match(/[\d.]+/g) ?? []).slice(0, 3).map((part) => Number(part) / 255);
  const [red, green, blue] = parts.map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * (red ?? NaN) + 0.7152 * (green ?? NaN) + 0.0722 * (blue ?? NaN);
}

describe("the stand-in for the editor around a page", () => {
  let opened: OpenedPage | undefined;
  afterEach(async () => opened?.close());

  it("carries messages both ways and gives its interface once", async () => {
    opened = await openPage({ script: echo });
    await opened.send({ runs: [1, 2] });
    const { posted } = opened;
    await eventually(() => posted.length, 3);
    assert.deepEqual(posted[0], "ready");
    assert.match(String(posted[1]), /already been acquired/);
    assert.deepEqual(posted[2], { heard: { runs: [1, 2] } });
    assert.deepEqual(opened.troubles, []);
  });

  it("stops inline styles, inline scripts and the network, and tells of each", async () => {
    const body =
      '<p style="color: red">x</p><script>window.wasRun = true</script><img src="http://elsewhere.test/x.png">';
    opened = await openPage({ body });
    assert.equal(await opened.page.evaluate("window.wasRun"), undefined);
    const { troubles } = opened;
    for (const directive of ["style-src-attr", "script-src-elem", "img-src"])
      await eventually(() => troubles.join("\n"), new RegExp(`policy: ${directive}`));
  });

  it("finds what a screen reader could not tell", async () => {
    opened = await openPage({ body: '<main><h1>Runs</h1><button id="bad"></button></main>' });
    const problems = await opened.accessibilityProblems();
    assert.equal(problems.length, 1, problems.join("\n"));
    assert.match(String(problems[0]), /^button-name: .*id="bad"/);
  });

  for (const theme of ["dark", "light", "hc-dark", "hc-light"] satisfies ThemeName[])
    it(`gives the ${theme} theme's colours, legible on each other`, async () => {
      opened = await openPage({ theme, body: "<main><h1>Runs</h1></main>" });
      const [text, ground] = await opened.page.evaluate(() => {
        const { style } = document.body;
        style.color = "var(--vscode-foreground)";
        style.backgroundColor = "var(--vscode-editor-background)";
        const { color, backgroundColor } = getComputedStyle(document.body);
        return [color, backgroundColor];
      });
      const [low, high] = [luminance(String(text)), luminance(String(ground))].sort((a, b) => a - b);
      const contrast = (Number(high) + 0.05) / (Number(low) + 0.05);
      assert.ok(contrast >= 4.5, `${text} on ${ground}: ${contrast}`);
      assert.equal(luminance(String(ground)) < 0.5, theme.endsWith("dark"));
    });
});
