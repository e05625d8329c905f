#!/usr/bin/env node
// Stands in for the desktop editor's executable: takes the same arguments, runs the extension's tests in a server
// editor whose workbench is open in headless Chromium, prints the tests' console, exits with their exit code.
// Only lines that the test runner marked are printed; the editor's own many messages come after a failure of the editor.
// RUNBACK_EDITOR: oldest | current. RUNBACK_KEEP_TRUST=1 drops --disable-workspace-trust, which `runTests` always adds.
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { ensureServerEditor } from "../tools/ensureServerEditor.mjs";
import { desktopArguments } from "./desktopArguments.mjs";
import { editorSettings } from "./editorSettings.mjs";
import { launchBrowser } from "./launchBrowser.mjs";
import { startServer } from "./startServer.mjs";
import { workbenchUrl } from "./workbenchUrl.mjs";

const mark = "runback tests: ";
const runLimit = Number(process.env["RUNBACK_HOST_LIMIT"] ?? 300_000);
const asked = desktopArguments(process.argv.slice(2));
const dataFolder = await mkdtemp(path.join(tmpdir(), "runback-editor-"));
const closers = [() => rm(dataFolder, { recursive: true, force: true, maxRetries: 3 })];

/** The settings that the caller put into the user data folder, as the desktop would read them. */
async function askedSettings() {
  if (!asked.userData) return editorSettings();
  const file = path.join(asked.userData, "User", "settings.json");
  // No file there is the common case: the desktop starts with its defaults, too.
  const text = await readFile(file, "utf8").catch(() => "{}");
  return editorSettings(JSON.parse(text));
}

let editorLog = "";
/** Prints what the test runner says and keeps what the editor says. */
function takeLine(args) {
  const line = args.map(String).join(" ");
  if (!line.startsWith(mark)) editorLog += `${line}\n`;
  else process.stdout.write(`${line.slice(mark.length)}\n`);
}

/** Opens the workbench and waits for the exit code that the tests end with. */
async function runInPage(server, browser) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  page.on("pageerror", (error) => takeLine([error.message]));
  const exited = new Promise((resolve, reject) => {
    const late = () => reject(new Error(`The tests did not end within ${runLimit / 1000} s.`));
    const timer = setTimeout(late, runLimit);
    closers.push(() => clearTimeout(timer));
    server.ended.then(() => reject(new Error("The editor's server ended.")));
    page.once("crash", () => reject(new Error("The browser page crashed.")));
    void page.exposeFunction("codeAutomationLog", (_type, args) => takeLine(args));
    void page.exposeFunction("codeAutomationExit", resolve);
  });
  await page.goto(workbenchUrl({ ...server, ...asked }), { waitUntil: "commit", timeout: 180_000 });
  return exited;
}

async function closeAll() {
  for (const close of closers.splice(0).reverse()) await close();
}
for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => void closeAll().then(() => process.exit(130)));

try {
  const editor = await ensureServerEditor(process.env["RUNBACK_EDITOR"] ?? "current");
  const keepsTrust = process.env["RUNBACK_KEEP_TRUST"] === "1" || !asked.isTrustOff;
  const flags = ["--enable-smoke-test-driver"];
  if (!keepsTrust) flags.push("--disable-workspace-trust");
  if (asked.extensionsFolder) flags.push("--extensions-dir", path.join(dataFolder, "extensions"));
  const env = { ...process.env, RUNBACK_CONSOLE_MARK: mark };
  const server = await startServer({ editor, dataFolder, settings: await askedSettings(), flags, env });
  closers.push(server.stop);
  const browser = await launchBrowser();
  closers.push(() => browser.close());
  process.exitCode = await runInPage(server, browser);
} catch (error) {
  process.stderr.write(`${editorLog.slice(-20_000)}${error.stack}\n`);
  process.exitCode = 1;
} finally {
  await closeAll();
}
