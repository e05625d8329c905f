import type { OpenOptions } from "../../../protocol/indexApi";
import type { Importer } from "../importer";
import { TableImporter } from "../tables/tableImporter";
import { mappedTool } from "./mappedTool";

/** The importer of the files that the user mapped; none when there are no such files. */
export function mappedImporters({ tables = [], workspaceFolders }: OpenOptions): readonly Importer[] {
  return tables.length === 0 ? [] : [new TableImporter(mappedTool(tables, workspaceFolders))];
}
