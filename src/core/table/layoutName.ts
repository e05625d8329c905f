import { crc32 } from "../series/codec/crc32";
import { encodeUtf8 } from "../text/encodeUtf8";

/** Name under which the layout of a table is kept: one for each set of experiments, whose ids are long. */
export function layoutName({ experimentIds }: { readonly experimentIds: readonly string[] }): string {
  if (experimentIds.length === 0) return "layout";
  const sum = crc32(encodeUtf8([...experimentIds].sort().join("\n")));
  return `layout-${sum.toString(16)}`;
}
