import path from "node:path";

/** Absolute path of `bench/`. */
export const benchFolder = path.resolve(import.meta.dirname, "..");
