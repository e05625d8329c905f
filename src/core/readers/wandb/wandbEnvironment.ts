import type { JsonValue } from "../../model/jsonValue";
import type { JsonObject } from "./wandbState";

/**
 * What W&B records of the machine and the program, in the words of our own log's environment record.
 * @param hasRequirements whether `files/requirements.txt` is there
 * @param version of W&B, as its log tells it
 */
export function wandbEnvironment(metadata: JsonObject, hasRequirements: boolean, version: string | null): JsonObject {
  const { program, args, codePathLocal, root } = metadata;
  const python: JsonObject = { ...pythonVersion(metadata["python"]), ...named("executable", metadata["executable"]) };
  const gpus = metadata["gpu_nvidia"] ?? metadata["gpu_devices"];
  return {
    ...(Object.keys(python).length > 0 ? { python } : {}),
    ...named("platform", metadata["os"]),
    ...named("host", metadata["host"]),
    ...named("user", metadata["username"]),
    ...(typeof program === "string" ? { argv: [program, ...(Array.isArray(args) ? args : [])] } : {}),
    ...named("entry_script", program),
    // Older versions write the repository's top level as the root, and not the local path.
    ...(codePathLocal === undefined ? {} : named("cwd", root)),
    ...named("cpu_count", metadata["cpu_count_logical"] ?? metadata["cpu_count"]),
    ...named("gpu", Array.isArray(gpus) ? gpus : metadata["gpu"]),
    ...named("gpu_count", metadata["gpu_count"]),
    ...named("cuda", metadata["cudaVersion"] ?? metadata["cuda"]),
    ...named("memory", metadata["memory"]),
    ...named("docker", metadata["docker"]),
    ...named("slurm", metadata["slurm"]),
    ...(hasRequirements ? { packages_file: "files/requirements.txt" } : {}),
    ...named("wandb", version),
  };
}

/** "CPython 3.11.7", or the version alone. */
function pythonVersion(value: JsonValue | undefined): JsonObject {
  if (typeof value !== "string" || value === "") return {};
  const words = value.split(" ");
  const version = words.at(-1) ?? value;
  return words.length > 1 ? { version, implementation: words[0]!.toLowerCase() } : { version };
}

function named(name: string, value: JsonValue | undefined): JsonObject {
  return value === undefined || value === null || value === "" ? {} : { [name]: value };
}
