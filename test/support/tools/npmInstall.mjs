import { existsSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { runBounded } from "./runBounded.mjs";

const installLimit = 5 * 60_000;
const quiet = ["--no-audit", "--no-fund", "--loglevel=error", "--no-update-notifier"];

/**
 * Installs packages from npm into a folder of its own: no install scripts, no engine checks, no lock file, and
 * nothing of it in this project's package.json. Tried twice, because networks hiccup.
 * @param {string} folder
 * @param {string[]} args package specifications, or flags for what the folder's own package.json asks for
 */
export async function npmInstall(folder, args) {
  const manifest = path.join(folder, "package.json");
  // Without a manifest npm would look for one upwards and install into this project.
  if (!existsSync(manifest)) await writeFile(manifest, '{ "private": true }\n');
  const fixed = ["install", "--prefix", folder, "--ignore-scripts", "--engine-strict=false", "--no-package-lock"];
  // The npm that runs this script is surely one that works; found by its own variable, as on Windows npm is no program.
  const npm = process.env.npm_execpath?.endsWith(".js") ? process.env.npm_execpath : undefined;
  const [command, first] = npm ? [process.execPath, [npm]] : ["npm", []];
  let last;
  for (let attempt = 1; attempt <= 2; attempt++) {
    last = await runBounded(command, [...first, ...fixed, ...quiet, ...args], { cwd: folder, limit: installLimit });
    if (last.code === 0) return;
  }
  throw new Error(`npm install ${args.join(" ")} failed (code ${last.code}):\n${last.output}`);
}
