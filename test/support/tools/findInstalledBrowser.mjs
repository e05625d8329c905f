import { existsSync } from "node:fs";
import path from "node:path";
import { runBounded } from "./runBounded.mjs";

const names = ["google-chrome", "google-chrome-stable", "chromium", "chromium-browser", "microsoft-edge"];
const programs = process.env["ProgramFiles"] ?? "C:\\Program Files";
const fixedPlaces = {
  darwin: [
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
  ],
  win32: [
    path.join(programs, "Google", "Chrome", "Application", "chrome.exe"),
    path.join(`${programs} (x86)`, "Microsoft", "Edge", "Application", "msedge.exe"),
  ],
};

/** Whether the program starts: on some systems `chromium-browser` only tells how to install one. */
async function isWorking(file) {
  if (process.platform === "win32") return true; // `--version` opens a window there
  const { code } = await runBounded(file, ["--version"], { limit: 15_000 });
  return code === 0;
}

/**
 * Looks for a Chrome, Chromium or Edge on this machine; the variable CHROME_PATH names one and wins.
 * @returns {Promise<string | undefined>}
 */
export async function findInstalledBrowser() {
  const named = process.env["CHROME_PATH"];
  if (named) {
    if (!existsSync(named)) throw new Error(`CHROME_PATH names no file: ${named}`);
    return named;
  }
  const folders = (process.env["PATH"] ?? "").split(path.delimiter);
  const onPath = names.flatMap((name) => folders.map((folder) => path.join(folder, name)));
  for (const file of [...onPath, ...(fixedPlaces[process.platform] ?? [])])
    if (existsSync(file) && (await isWorking(file))) return file;
  return undefined;
}
