import type { LogDecoder } from "../../ingest/logDecoder";
import type { CsvLayout } from "./csvLayout";
import { CsvReader } from "./csvReader";

/**
 * A decoder for the tables of one tool. Besides points it gives "resume" events, where the table was appended to by a
 * second run; what else is known of the run is not in its table.
 */
export function csvDecoder(format: string, layout: CsvLayout): LogDecoder {
  return {
    format,
    version: 1,
    decode: (bytes, offset, state, file) => new CsvReader(layout, bytes, offset, state, file).read(),
  };
}
