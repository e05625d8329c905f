import type { Importer } from "./importer";

/** The formats of other tools that are read. */
export const importers: readonly Importer[] = [];
