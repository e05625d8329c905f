import path from "node:path";
import { downloadAndUnzipVSCode } from "@vscode/test-electron";
import { editors } from "../tools/ensureServerEditor.mjs";

const here = (file) => path.join(import.meta.dirname, file);
const downloadLimit = 5 * 60_000;

/** Whether a desktop editor could show a window at all. */
const hasDisplay = () =>
  process.platform !== "linux" || Boolean(process.env["DISPLAY"] || process.env["WAYLAND_DISPLAY"]);

/** Fetches a desktop VS Code; undefined where its host cannot be reached. */
async function fetchDesktop(version) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error("the download takes too long")), downloadLimit);
  });
  try {
    return await Promise.race([downloadAndUnzipVSCode({ version, timeout: 15_000 }), late]);
  } catch (error) {
    process.stdout.write(`desktop VS Code ${version} cannot be fetched (${error.message}): using the server editor\n`);
    return undefined;
  } finally {
    clearTimeout(timer);
  }
}

/**
 * Chooses what runs the host tests: the desktop editor that VSCODE_EXECUTABLE names, or one that can be downloaded
 * where there is a display; else the server editor. RUNBACK_LAUNCHER=desktop|server decides instead.
 * @param {keyof typeof editors} version
 * @returns {Promise<{kind: "desktop" | "server", executable: string, env: Record<string, string>}>} what `runTests`
 *   takes as `vscodeExecutablePath`, and the variables that executable needs
 */
export async function chooseLauncher(version) {
  const asked = process.env["RUNBACK_LAUNCHER"];
  const server = { kind: "server", executable: here("serverLauncher.mjs"), env: { RUNBACK_EDITOR: version } };
  if (asked === "server") return server;
  const named = process.env["VSCODE_EXECUTABLE"];
  const mayFetch = !named && (asked === "desktop" || hasDisplay());
  const desktop = named ?? (mayFetch ? await fetchDesktop(editors[version].vscode) : undefined);
  if (!desktop && asked === "desktop") throw new Error("There is no desktop VS Code to run the tests in.");
  if (!desktop) return server;
  // Windows starts no script as a program: there the editor is started directly, always trusted.
  if (process.platform === "win32") return { kind: "desktop", executable: desktop, env: {} };
  return {
    kind: "desktop",
    executable: here("desktopLauncher.mjs"),
    env: { RUNBACK_DESKTOP_EXECUTABLE: desktop },
  };
}
