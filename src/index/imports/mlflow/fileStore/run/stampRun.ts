import { createHash } from "node:crypto";
import * as path from "node:path";
import { lookAt } from "../../../../tail/lookAt";
import { lookToken } from "../../../../tail/lookToken";
import { lookAtRunFolder } from "./lookAtRunFolder";
import type { RunLives } from "./runLives";

/** How long after its end a run is still looked at as a live one, in ms: an evaluation may follow. */
const afterEnd = 10 * 60_000;

/**
 * A run's state from stats alone; null when it is no run any more, or deleted in MLflow. A live run's metric files grow
 * without their folder changing, so all are looked at; of an ended one only what changes when something is added.
 * @param now in ms since the epoch
 */
export function stampRun(folder: string, lives: RunLives, now: number): string | null {
  const life = lives.of(folder, now);
  if (life === null || life.life === "deleted") return null;
  if (life.life === "ended" && now - life.modified > afterEnd) {
    const parts = ["metrics", "tags", "tags/mlflow.note.content"];
    return ["ended", life.token, ...parts.map((part) => lookToken(lookAt(path.join(folder, part))))].join(" ");
  }
  const isBroken = life.life === "broken";
  const { recordToken, metrics } = lookAtRunFolder(folder);
  const hash = createHash("sha1").update(recordToken);
  for (const { name, stats } of metrics) hash.update(`\n${name} ${lookToken(stats)}`);
  return `${isBroken ? "broken" : "open"} ${hash.digest("base64")}`;
}
