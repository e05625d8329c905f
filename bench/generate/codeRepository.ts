import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { gitIn } from "./gitIn";
import { seededRandom } from "./seededRandom";

/** Bytes of a file, about. */
const fileSize = 6000;

/** A committed repository of Python files, 100 a folder, and a way to change some of them. */
export function codeRepository(
  folder: string,
  files: number,
): { readonly folder: string; readonly change: (files: number, seed: number) => void } {
  const nameOf = (file: number): string => {
    const [place, name] = [Math.floor(file / 100), file].map((number) => String(number));
    return path.join(folder, `package${place?.padStart(2, "0")}`, `module${name?.padStart(5, "0")}.py`);
  };
  const write = (file: number, seed: number): void => {
    mkdirSync(path.dirname(nameOf(file)), { recursive: true });
    writeFileSync(nameOf(file), code(seed));
  };
  mkdirSync(folder, { recursive: true });
  for (let file = 0; file < files; file++) write(file, file);
  gitIn(folder, ["init", "-q"]);
  gitIn(folder, ["add", "-A"]);
  gitIn(folder, ["commit", "-qm", "first"]);
  const change = (count: number, seed: number): void => {
    for (let at = 0; at < Math.min(count, files); at++) {
      const file = Math.floor((at * files) / Math.min(count, files));
      write(file, seed * 1_000_000 + file);
    }
  };
  return { folder, change };
}

function code(seed: number): string {
  const next = seededRandom(seed);
  const lines: string[] = [];
  for (let size = 0; size < fileSize; size += lines.at(-1)?.length ?? 0)
    lines.push(`value_${Math.floor(next() * 1e6)} = layer(${next()}, width=${Math.floor(next() * 512)})\n`);
  return lines.join("");
}
