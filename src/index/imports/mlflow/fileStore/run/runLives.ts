import * as path from "node:path";
import { isTerminal } from "../../../../../core/readers/mlflow/isTerminal";
import { metaNumber, metaText } from "../../../../../core/readers/mlflow/metaFields";
import type { Meta } from "../../../../../core/readers/mlflow/parseMeta";
import { runStatusOf } from "../../../../../core/readers/mlflow/runStatusOf";
import { lookAt } from "../../../../tail/lookAt";
import { lookToken } from "../../../../tail/lookToken";
import { readRunMeta } from "./readRunMeta";

/** What decides how closely a run is watched. */
export interface RunLife {
  /** State of meta.yaml that this was read from. */
  readonly token: string;
  /** In ms since the epoch. */
  readonly modified: number;
  /** "torn": meta.yaml cannot be read and may be half written; "broken": it did not get better for some seconds. */
  readonly life: "open" | "ended" | "deleted" | "torn" | "broken";
}

/** Age in ms of a meta.yaml that cannot be read beyond which it is not just being written. */
const tornAge = 5_000;
/** Runs whose life is remembered; beyond it all are forgotten and read again. */
const maxRemembered = 200_000;

/** Lives of runs by their folders: meta.yaml is read again only when it changed. */
export class RunLives {
  private readonly lives = new Map<string, RunLife>();

  /** null when the folder is no run, or not any more. @param now in ms since the epoch */
  of(folder: string, now: number): RunLife | null {
    const stats = lookAt(path.join(folder, "meta.yaml"));
    if (stats === null || !stats.isFile()) {
      this.lives.delete(folder);
      return null;
    }
    const token = lookToken(stats);
    const known = this.lives.get(folder);
    if (known?.token === token) return aged(known, now);
    if (this.lives.size >= maxRemembered) this.lives.clear();
    const life: RunLife = { token, modified: stats.mtimeMs, life: lifeOf(readRunMeta(folder)) };
    this.lives.set(folder, life);
    return aged(life, now);
  }
}

function aged(life: RunLife, now: number): RunLife {
  return life.life === "torn" && now - life.modified > tornAge ? { ...life, life: "broken" } : life;
}

function lifeOf(meta: Meta | null): RunLife["life"] {
  if (meta === null) return "torn";
  if (metaText(meta, "lifecycle_stage") === "deleted") return "deleted";
  return isTerminal(runStatusOf(metaNumber(meta, "status") ?? metaText(meta, "status"))) ? "ended" : "open";
}
