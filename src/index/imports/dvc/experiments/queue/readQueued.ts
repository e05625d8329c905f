import type { RunEvent } from "../../../../../core/ingest/runEvent";
import type { Problem } from "../../../../../core/model/problem";
import { paramFiles } from "../../../../../core/readers/dvc/paramFiles";
import { paramsOf } from "../../../../../core/readers/shared/paramsOf";
import type { CommitFiles } from "../commitFiles";
import { commitYaml } from "../commitYaml";
import type { ReadExperiment } from "../readExperiment";

/**
 * Reads the params that an experiment will be run with, or was when it failed, from its commit: there is no result, and
 * `dvc.lock` is still that of the baseline.
 */
export async function readQueued(files: CommitFiles): Promise<ReadExperiment> {
  const problems: Problem[] = [];
  const read = async (name: string) => {
    const { value, reason } = await commitYaml(files, name);
    if (reason !== null) problems.push({ file: name, line: null, reason });
    return value;
  };
  const events: RunEvent[] = [];
  for (const { name, prefix } of paramFiles(await read("dvc.yaml"))) {
    const params = Object.entries(paramsOf(await read(name)) ?? {}).map(
      ([key, value]) => [prefix + key, value] as const,
    );
    if (params.length > 0) events.push({ kind: "params", params: Object.fromEntries(params) });
  }
  return {
    items: events.map((event) => ({ kind: "event", event })),
    problems,
    liveFolder: null,
    tables: new Map(),
    summary: null,
    artifacts: [],
  };
}
