import { readdir } from "node:fs/promises";
import path from "node:path";
import { benchFolder } from "./benchFolder.mjs";

/** The order that RESULTS.md shows; a part that is not named here comes after these. */
const order = ["ingest", "tail", "start", "memory", "store", "watch", "pages", "host", "logger"];
const rank = (name) => (order.includes(name) ? order.indexOf(name) : order.length);

async function partsIn(folder, pattern) {
  const files = (await readdir(folder)).filter((file) => pattern.test(file));
  return files.map((file) => [path.parse(file).name, path.join(folder, file)]);
}

/**
 * The parts there are: every `bench/parts/<name>.ts` or `.mjs`, and every `bench/<name>.py`.
 * @returns {Promise<Map<string, string>>} name to absolute path, in the order they run
 */
export async function findParts() {
  const named = [
    ...(await partsIn(path.join(benchFolder, "parts"), /^[a-z][A-Za-z]*\.(ts|mjs)$/)),
    ...(await partsIn(benchFolder, /^[a-z][a-z_]*\.py$/)),
  ];
  named.sort(([a], [b]) => rank(a) - rank(b) || a.localeCompare(b));
  return new Map(named);
}
