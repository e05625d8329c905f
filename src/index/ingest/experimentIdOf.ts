import { createHash } from "node:crypto";

/** The last one: runs of an experiment are found one after the other. */
let last = { place: "", format: "", id: "" };

/** The id of an experiment, by what stands for it: a folder, and the experiment's name where a folder holds several. */
export function experimentIdOf(format: string, place: string): string {
  if (last.place === place && last.format === format) return last.id;
  const id = `${format}:${createHash("sha256").update(place).digest("hex").slice(0, 16)}`;
  last = { place, format, id };
  return id;
}
