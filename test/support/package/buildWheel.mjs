import { mkdir } from "node:fs/promises";
import path from "node:path";
import { findPython } from "../tools/findPython.mjs";
import { projectRoot } from "../tools/projectRoot.mjs";
import { runBounded } from "../tools/runBounded.mjs";

/**
 * Builds the logger's wheel, which the extension installs for its users.
 * @param {string} folder where it goes; made when missing
 */
export async function buildWheel(folder) {
  await mkdir(folder, { recursive: true });
  const script = path.join(projectRoot, "python", "build_wheel.py");
  const { code, output } = await runBounded(await findPython(), [script, folder], { limit: 60_000 });
  if (code !== 0) throw new Error(`The logger's wheel could not be built:\n${output}`);
}
