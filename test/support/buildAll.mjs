import path from "node:path";
import { buildWheel } from "./package/buildWheel.mjs";
import { projectRoot } from "./tools/projectRoot.mjs";
import { runBounded } from "./tools/runBounded.mjs";

/** Builds the product, the tests and the logger's wheel; throws with the builder's output when one fails. */
export async function buildAll() {
  for (const flags of [[], ["--tests"]]) {
    const args = ["esbuild.mjs", ...flags];
    const { code, output } = await runBounded(process.execPath, args, { cwd: projectRoot, limit: 5 * 60_000 });
    if (code !== 0) throw new Error(`node ${args.join(" ")} failed:\n${output}`);
  }
  await buildWheel(path.join(projectRoot, "dist"));
}
