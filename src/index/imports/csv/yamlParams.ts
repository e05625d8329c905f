import { paramsOf } from "../../../core/readers/shared/paramsOf";
import { parseYaml } from "../../../core/text/parseYaml";
import type { DocumentFacts } from "../tables/tableTool";

/** Params from YAML files, a later one over an earlier one. A file that cannot be read as YAML is a problem. */
export function yamlParams(texts: ReadonlyMap<string, string>): DocumentFacts {
  const results = [...texts].map(([file, text]) => ({ file, ...parseYaml(text) }));
  const bad = results.flatMap(({ file, reason }) =>
    reason === null ? [] : [{ file, line: null, reason: `Not read as YAML: ${reason}.` }],
  );
  const found = results.map(({ value }) => paramsOf(value)).filter((params) => params !== null);
  return { events: found.map((params) => ({ kind: "params", params })), problems: bad };
}
