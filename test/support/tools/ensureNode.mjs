import path from "node:path";
import { ensureTool } from "./ensureTool.mjs";
import { npmInstall } from "./npmInstall.mjs";

/**
 * Gives a Node of one major version: the one that runs this, or the same program from npm's `node-<os>-<cpu>` packages.
 * @param {number} major
 * @returns {Promise<string>} path of the executable
 */
export async function ensureNode(major) {
  if (Number(process.versions.node.split(".")[0]) === major) return process.execPath;
  const system = process.platform === "win32" ? "win" : process.platform;
  const name = `node-${system}-${process.arch}`;
  const folder = await ensureTool(`node-${major}`, (partial) => npmInstall(partial, [`${name}@${major}`]));
  return path.join(folder, "node_modules", name, "bin", system === "win" ? "node.exe" : "node");
}
