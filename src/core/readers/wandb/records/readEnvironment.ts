import type { JsonValue } from "../../../model/jsonValue";
import type { ProtoReader } from "../../shared/protoReader";
import { decodeTimestamp } from "./decodeTimestamp";
import { readGit } from "./readGit";
import type { JsonObject } from "../wandbState";

const textNames: Readonly<Record<number, string>> = {
  1: "os",
  2: "python",
  4: "docker",
  6: "program",
  7: "codePath",
  8: "codePathLocal",
  11: "root",
  12: "host",
  13: "username",
  14: "executable",
  15: "colab",
  18: "gpu",
  25: "cudaVersion",
};
const numberNames: Readonly<Record<number, string>> = { 16: "cpu_count", 17: "cpu_count_logical", 19: "gpu_count" };

/**
 * Reads an environment record (EnvironmentRecord), under the names of `wandb-metadata.json`. It is sent in pieces: one
 * piece holds only some of the fields.
 */
export function readEnvironment(message: ProtoReader): JsonObject {
  const fields: JsonObject = {};
  const args: JsonValue[] = [];
  const gpus: JsonValue[] = [];
  while (message.next()) {
    const { field } = message;
    const textName = textNames[field];
    const numberName = numberNames[field];
    if (textName !== undefined) fields[textName] = message.text();
    else if (numberName !== undefined) fields[numberName] = message.integer();
    else if (field === 3) fields["startedAt"] = decodeTimestamp(message.message());
    else if (field === 5) args.push(message.text());
    else if (field === 9) fields["git"] = readGit(message.message());
    else if (field === 21) fields["memory"] = { total: readTotal(message.message()) };
    else if (field === 24) gpus.push(readGpu(message.message()));
  }
  if (args.length > 0) fields["args"] = args;
  if (gpus.length > 0) fields["gpu_nvidia"] = gpus;
  return fields;
}

function readTotal(message: ProtoReader): number {
  let total = 0;
  while (message.next()) if (message.field === 1) total = message.integer();
  return total;
}

/** GpuNvidiaInfo: 1 name, 2 memory_total (bytes). */
function readGpu(message: ProtoReader): JsonObject {
  const gpu: JsonObject = {};
  while (message.next())
    if (message.field === 1) gpu["name"] = message.text();
    else if (message.field === 2) gpu["memoryTotal"] = message.integer();
  return gpu;
}
