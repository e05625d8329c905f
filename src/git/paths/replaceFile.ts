import { rename, writeFile } from "node:fs/promises";

/** Writes a file whole or not at all: a kill in the middle of `writeFile` leaves an empty one. */
export async function replaceFile(file: string, text: string): Promise<void> {
  const next = `${file}.new`;
  await writeFile(next, text);
  await rename(next, file);
}
