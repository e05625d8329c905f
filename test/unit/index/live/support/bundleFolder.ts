import { existsSync } from "node:fs";
import path from "node:path";

/** Folder of the built bundles. `RUNBACK_DIST` names another one, to test a build that lies elsewhere. */
export function bundleFolder(): string {
  const folder = process.env["RUNBACK_DIST"] ?? path.resolve("dist");
  if (!existsSync(path.join(folder, "worker.js"))) throw new Error(`${folder} has no worker.js: run "npm run build".`);
  return folder;
}
