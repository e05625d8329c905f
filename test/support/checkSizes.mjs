// `node checkSizes.mjs`: no source file of any language has more than 300 lines, and no folder of the product more than
// 18 of them. Prints each that has.
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";

const limit = 300;
const folderLimit = 18;
const folders = ["src", "webview", "test", "bench", "demo", "python", "."];
const source = /\.(ts|mjs|cjs|js|py|css)$/;
const notOurs = /(^|[\\/])(node_modules|dist|out|build|fixtures|\.[^\\/]+)[\\/]/;

/** Files of one folder, in depth; the project's own folder only flatly. A folder that is not there has none. */
async function filesOf(folder) {
  const names = await readdir(folder, { recursive: folder !== "." }).catch((error) => {
    if (error.code === "ENOENT") return [];
    throw error;
  });
  return names.map((name) => path.join(folder, name)).filter((file) => source.test(file) && !notOurs.test(file));
}

const files = (await Promise.all(folders.map(filesOf))).flat();
for (const file of files) {
  const lines = (await readFile(file, "utf8")).split("\n").length - 1;
  if (lines <= limit) continue;
  process.stdout.write(`file-size: ${file} has ${lines} lines, more than ${limit}\n`);
  process.exitCode = 1;
}

const counts = new Map();
for (const file of files.filter((name) => /^(src|webview)[\\/]/.test(name)))
  counts.set(path.dirname(file), (counts.get(path.dirname(file)) ?? 0) + 1);
for (const [folder, count] of counts) {
  if (count <= folderLimit) continue;
  process.stdout.write(`folder-size: ${folder} has ${count} files, more than ${folderLimit}: make rooms by feature\n`);
  process.exitCode = 1;
}
