import { createHash } from "node:crypto";
import { lstatSync, readdirSync, readFileSync, readlinkSync } from "node:fs";

/** Every file and symbolic link below a folder: relative path (one character a byte) to a text that changes with it. */
export function everyFile(root: string, withTimes: boolean): Map<string, string> {
  const found = new Map<string, string>();
  const top = Buffer.from(root).toString("latin1");
  const visit = (folder: string): void => {
    const here = Buffer.from(`${top}/${folder}`, "latin1");
    for (const name of readdirSync(here, { encoding: "buffer" })) {
      const relative = `${folder}${name.toString("latin1")}`;
      const file = Buffer.from(`${top}/${relative}`, "latin1");
      const status = lstatSync(file, { bigint: true });
      if (status.isDirectory()) visit(`${relative}/`);
      else {
        const content = status.isSymbolicLink() ? readlinkSync(file, "buffer") : readFileSync(file);
        const digest = createHash("sha256").update(content).digest("hex");
        found.set(relative, `${status.mode.toString(8)} ${withTimes ? `${status.mtimeNs} ` : ""}${digest}`);
      }
    }
  };
  visit("");
  return found;
}
