import { copyFileSync, cpSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

/**
 * Copies the built extension into a folder, with the activation probe before it, and so that the editor does not
 * activate it by itself: the probe's runner does, once it looks.
 */
export function probedExtension(folder: string): string {
  for (const part of ["dist", "media", "package.nls.json"]) cpSync(part, path.join(folder, part), { recursive: true });
  copyFileSync(path.join("bench", "host", "activationProbe.cjs"), path.join(folder, "dist", "probe.js"));
  const manifest = JSON.parse(readFileSync("package.json", "utf8")) as object;
  const probed = { ...manifest, main: "./dist/probe.js", activationEvents: ["onCommand:runback.showLog"] };
  writeFileSync(path.join(folder, "package.json"), JSON.stringify(probed));
  return folder;
}
