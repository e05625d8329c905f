import { decodeUtf8 } from "../../core/text/decodeUtf8";
import { checksum } from "../store/disk/checksum";
import { placedFrame } from "../store/disk/placedFrame";
import type { JournalHeader } from "./journalHeader";

/** What a journal file holds. */
export interface ReadJournal {
  readonly header: JournalHeader;
  /** Each whole commit and where it ends in the file, up to the first that is not whole and right. */
  readonly commits: readonly { readonly payload: Uint8Array; readonly end: number }[];
  /** Where the last of them ends: a torn or damaged tail beyond is never guessed at. */
  readonly end: number;
}

/** Reads a journal's bytes; null when its header is torn, damaged, or not of this number and schema. */
export function readJournal(file: Uint8Array, number: number, schema: number): ReadJournal | null {
  const first = placedFrame.read(file, number, 0);
  if (first === null) return null;
  const header = JSON.parse(decodeUtf8(first)) as JournalHeader; // Behind a checksum: written by us.
  if (header.number !== number || header.schema !== schema) return null;
  const salt = checksum(first);
  const commits: { payload: Uint8Array; end: number }[] = [];
  let end = placedFrame.headLength + first.length;
  for (;;) {
    const payload = placedFrame.read(file.subarray(end), salt, end);
    if (payload === null) return { header, commits, end };
    end += placedFrame.headLength + payload.length;
    commits.push({ payload, end });
  }
}
