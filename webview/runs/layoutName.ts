import { crc32 } from "../../src/core/series/crc32";
import { encodeUtf8 } from "../../src/core/text/encodeUtf8";
import type { RunsPageState } from "../../src/protocol/pages/runsPageApi";

/** Name under which the layout of a table is kept: one for each set of experiments, whose ids are long. */
export function layoutName({ experimentIds }: RunsPageState): string {
  if (experimentIds.length === 0) return "layout";
  const sum = crc32(encodeUtf8([...experimentIds].sort().join("\n")));
  return `layout-${sum.toString(16)}`;
}
