import { rename, writeFile } from "node:fs/promises";

/** Writes a file as a whole: whoever reads it meanwhile, or after this process was killed, sees the old or the new one. */
export async function replaceFile(place: string, text: string): Promise<void> {
  const temporary = `${place}.${process.pid}.tmp`;
  await writeFile(temporary, text, { flush: true });
  await rename(temporary, place);
}
