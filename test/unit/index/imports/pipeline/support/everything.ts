import { readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";

/** Every name below a folder, with its bytes, its inode, and when it was changed; not when it was read. */
export function everything(folder: string): string {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .sort()
    .map((name) => {
      const stats = statSync(path.join(folder, name), { bigint: true });
      const bytes = stats.isFile() ? readFileSync(path.join(folder, name), "base64") : "";
      return [name, stats.ino, stats.mode, stats.mtimeNs, stats.ctimeNs, bytes].join(" ");
    })
    .join("\n");
}
