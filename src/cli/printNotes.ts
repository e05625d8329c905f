import { plainLine } from "../core/format/plainLine";
import type { IndexApi } from "../protocol/indexApi";

/** Says what the user should know of the index, such as a folder that cannot be read, where no answer is written. */
export async function printNotes(api: IndexApi): Promise<void> {
  const { notes } = await api.status();
  for (const note of notes) process.stderr.write(`runback: ${plainLine(note)}\n`);
}
