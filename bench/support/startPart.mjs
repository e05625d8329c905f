import { spawn } from "node:child_process";
import path from "node:path";
import { build } from "esbuild";
import { benchFolder } from "./benchFolder.mjs";

const root = path.dirname(benchFolder);

/** How a part's file is started; TypeScript is bundled first, packages stay outside the bundle. */
async function commandOf(name, file) {
  if (file.endsWith(".py")) return [process.platform === "win32" ? "python" : "python3", [file]];
  if (file.endsWith(".mjs")) return [process.execPath, ["--expose-gc", file]];
  const outfile = path.join(benchFolder, ".work", "parts", `${name}.cjs`);
  await build({
    entryPoints: [file],
    outfile,
    bundle: true,
    platform: "node",
    target: "node20",
    format: "cjs",
    packages: "external",
    sourcemap: "linked",
    logLevel: "warning",
  });
  return [process.execPath, ["--expose-gc", "--enable-source-maps", outfile]];
}

/**
 * Runs one part in a process of its own, at most `limit` milliseconds, and gives the result it prints.
 * @param {string} name
 * @param {string} file absolute path
 * @param {string[]} args for the part, such as `--quick`
 * @param {number} limit
 * @returns {Promise<import("./partResult").PartResult>}
 */
export async function startPart(name, file, args, limit) {
  const [command, first] = await commandOf(name, file);
  const child = spawn(command, [...first, ...args], {
    cwd: root,
    stdio: ["ignore", "pipe", "inherit"],
    timeout: limit,
  });
  let output = "";
  child.stdout.on("data", (data) => (output += String(data)));
  const code = await new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (exitCode, signal) => resolve(exitCode ?? signal));
  });
  if (code !== 0) throw new Error(`part ${name} ended with ${code}`);
  return JSON.parse(output.trimEnd().split("\n").at(-1));
}
