import { existsSync, readdirSync } from "node:fs";
import * as path from "node:path";

/** The Trainer's state, in the output folder and in each checkpoint. */
export const stateFile = "trainer_state.json";

const checkpoint = /^checkpoint-(\d+)$/;
/** Checkpoints of one run that are read, the newest ones. */
const maxCheckpoints = 1000;

/** Names that are checkpoints' folders, the highest step first. */
export function checkpointNames(names: readonly string[]): string[] {
  const found = names.filter((name) => checkpoint.test(name));
  return found.sort((a, b) => stepOf(b) - stepOf(a)).slice(0, maxCheckpoints);
}

/** Paths of a run's state files: the one of its end first, then those of its checkpoints from the highest step on. */
export function stateFiles(folder: string): string[] {
  const all = [stateFile, ...checkpointNames(namesIn(folder)).map((name) => path.join(name, stateFile))];
  return all.map((name) => path.join(folder, name)).filter((file) => existsSync(file));
}

/** The step in a checkpoint's name. */
export function stepOf(name: string): number {
  return Number(checkpoint.exec(name)?.[1] ?? 0);
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return []; // gone: it has no checkpoints
  }
}
