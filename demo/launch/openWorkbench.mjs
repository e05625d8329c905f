import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { editorSettings } from "../../test/support/editor/editorSettings.mjs";
import { launchBrowser } from "../../test/support/editor/launchBrowser.mjs";
import { startServer } from "../../test/support/editor/startServer.mjs";
import { workbenchUrl } from "../../test/support/editor/workbenchUrl.mjs";
import { ensureServerEditor } from "../../test/support/tools/ensureServerEditor.mjs";
import { projectRoot } from "../../test/support/tools/projectRoot.mjs";
import { themes } from "./themes.mjs";
import { workbenchDriver } from "./workbenchDriver.mjs";

const themeTries = 12;
const triesBeforeReload = 4;

/**
 * Sets the theme of a running workbench. Not before it runs: on a busy machine it asks for its theme before it has
 * read the settings, and keeps the default. Written again while nothing happens: it may not watch the file yet. On a
 * busy machine it can miss the file for good; then the window is loaded again, which reads it.
 */
async function setTheme({ settings, settingsFile, driver, theme }) {
  const themed = JSON.stringify({ ...settings, "workbench.colorTheme": theme.setting }, null, 2);
  for (let tries = 1; tries <= themeTries; tries++) {
    await writeFile(settingsFile, themed);
    if (await driver.isThemed(theme.file, 3000)) return;
    if (tries % triesBeforeReload !== 0) continue;
    await driver.page.reload({ waitUntil: "commit", timeout: 60_000 });
    await driver.ready();
  }
  throw new Error(`The editor did not take the theme "${theme.setting}".`);
}

/**
 * Opens the extension, as built in dist/, in a server editor with its workbench in a headless browser.
 * @param {object} options
 * @param {string} options.workspace absolute path of a folder or `.code-workspace` file
 * @param {string} [options.extensionPath] the extension's folder; this project by default
 * @param {"oldest" | "current"} [options.editor]
 * @param {keyof typeof themes | null} [options.theme] null: the editor's own choice
 * @param {{width: number, height: number}} [options.size] of the window, in CSS pixels
 * @param {number} [options.scale] device pixels per CSS pixel
 * @param {Record<string, unknown>} [options.settings] user settings on top of the quiet ones
 * @param {boolean} [options.isTrusted] false opens the workspace in Restricted Mode
 * @param {NodeJS.ProcessEnv} [options.env] environment of the extension host
 * @returns {Promise<ReturnType<typeof workbenchDriver> & {close: () => Promise<void>}>}
 */
export async function openWorkbench(options) {
  const { workspace, extensionPath = projectRoot, theme = "dark", size = { width: 1280, height: 800 } } = options;
  const dataFolder = await mkdtemp(path.join(tmpdir(), "runback-look-"));
  const closers = [() => rm(dataFolder, { recursive: true, force: true, maxRetries: 3 })];
  const closeAll = async () => {
    for (const closer of closers.splice(0).reverse()) await closer();
  };
  let closing;
  const interrupted = () => void close().then(() => process.exit(130));
  const close = () => {
    process.off("SIGINT", interrupted).off("SIGTERM", interrupted);
    // Whoever asks second waits for the same end: else the process would leave before the server has.
    return (closing ??= closeAll());
  };
  process.once("SIGINT", interrupted).once("SIGTERM", interrupted);
  try {
    // VS Code 1.100 refuses every dialog under this flag; newer ones load no extension under development without it.
    const flags = options.editor === "oldest" ? [] : ["--enable-smoke-test-driver"];
    if (options.isTrusted ?? true) flags.push("--disable-workspace-trust");
    const settings = editorSettings(options.settings);
    const server = await startServer({
      editor: await ensureServerEditor(options.editor ?? "current"),
      dataFolder,
      settings,
      flags,
      env: options.env,
    });
    closers.push(server.stop);
    const browser = await launchBrowser();
    closers.push(() => browser.close());
    const page = await browser.newPage({ viewport: size, deviceScaleFactor: options.scale ?? 1 });
    const url = workbenchUrl({ ...server, workspace, extension: extensionPath });
    await page.goto(url, { waitUntil: "commit", timeout: 60_000 });
    const driver = workbenchDriver(page);
    await driver.ready();
    if (theme !== null) await setTheme({ settings, settingsFile: server.settingsFile, driver, theme: themes[theme] });
    return { ...driver, close };
  } catch (error) {
    await close();
    throw error;
  }
}
