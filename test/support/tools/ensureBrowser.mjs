import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { ensureTool } from "./ensureTool.mjs";
import { findInstalledBrowser } from "./findInstalledBrowser.mjs";
import { npmInstall } from "./npmInstall.mjs";
import { runBounded } from "./runBounded.mjs";

const version = "153";
const args = [
  "--no-sandbox", // the sandbox does not start as root or in most containers, and only our own pages are opened
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** The machine's own fonts, and the one that comes with the browser: a bare machine has none. */
const fontSettings = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <dir prefix="relative">fonts</dir>
  <cachedir prefix="xdg">fontconfig</cachedir>
</fontconfig>
`;

/** Installs the Chromium that comes inside an npm package, with the libraries and fonts it carries. */
async function install(partial) {
  if (process.platform !== "linux" || process.arch !== "x64")
    throw new Error("No Chrome or Chromium was found. Install one, or name it in CHROME_PATH.");
  await npmInstall(partial, [`@sparticuz/chromium@${version}`]);
  const unpacked = path.join(partial, "unpacked");
  await mkdir(unpacked);
  const script = 'import("@sparticuz/chromium").then((module) => module.default.executablePath())';
  // It unpacks into the temporary folder, and its libraries only where it believes to be on this service.
  const env = { ...process.env, TMPDIR: unpacked, AWS_EXECUTION_ENV: "AWS_Lambda_nodejs22.x" };
  const { code, output } = await runBounded(process.execPath, ["-e", script], { cwd: partial, env, limit: 5 * 60_000 });
  if (code !== 0) throw new Error(`Chromium could not be unpacked:\n${output}`);
  await writeFile(path.join(unpacked, "fonts.conf"), fontSettings);
}

/**
 * Gives a Chromium, in the form of playwright's launch options: one that is installed, else the one from npm.
 * @returns {Promise<{executablePath: string, args: string[], env: Record<string, string | undefined>}>}
 */
export async function ensureBrowser() {
  const installed = await findInstalledBrowser();
  if (installed) return { executablePath: installed, args, env: process.env };
  const unpacked = path.join(await ensureTool(`chromium-${version}`, install), "unpacked");
  const libraries = [path.join(unpacked, "al2023", "lib"), process.env["LD_LIBRARY_PATH"]].filter(Boolean).join(":");
  const fonts = path.join(unpacked, "fonts.conf");
  return {
    executablePath: path.join(unpacked, "chromium"),
    args: [...args, "--no-zygote"],
    env: { ...process.env, LD_LIBRARY_PATH: libraries, FONTCONFIG_FILE: fonts },
  };
}
