import { splitRow } from "../../../core/readers/csv/splitRow";
import { sniffDelimiter } from "../../../core/readers/csv/sniffDelimiter";
import { encodeUtf8 } from "../../../core/text/encodeUtf8";
import { readHead } from "../tables/readHead";

/** The cells of a table's header; none when the file has no whole line yet. Lines beginning with "#" are passed over. */
export function headerOf(file: string): readonly string[] {
  const line = readHead(file).find((text) => text.trim() !== "" && !text.startsWith("#"));
  if (line === undefined) return [];
  const bytes = encodeUtf8(`${line}\n`);
  return splitRow(bytes, 0, sniffDelimiter(line).charCodeAt(0))?.cells ?? [];
}
