import * as path from "node:path";
import { Breath } from "../../../breath";
import type { FolderName, ImportBatch, ImportUnit, Recognition, UnitMemory } from "../../importer";
import { experimentNameOf } from "./experimentNameOf";
import { exploreStore } from "./exploreStore";
import { isStoreFolder } from "./isStoreFolder";
import { metaKind } from "./metaKind";
import { RunLives } from "./run/runLives";
import { RunReader } from "./run/runReader";
import { runUnit } from "./run/runUnit";
import { stampRun } from "./run/stampRun";

/** MLflow's file store (`mlruns`): a folder with a folder an experiment, and in it a folder a run. */
export class FileStore {
  private readonly lives = new RunLives();

  /** The whole store, one experiment's folder, or one run's; null when the folder is none of them. */
  recognize(folder: string, names: readonly FolderName[]): Recognition | null {
    const collection: Recognition = { units: [], closed: [], isCollection: true };
    if (names.some(({ name, kind }) => name === "meta.yaml" && kind === "file")) {
      const kind = metaKind(folder);
      if (kind === "experiment") return collection;
      if (kind === "run") {
        const unit = runUnit(folder, experimentNameOf(path.dirname(folder)) ?? "");
        return { units: [unit], closed: names.map(({ name }) => name), isCollection: false };
      }
    }
    return isStoreFolder(folder, names) ? collection : null;
  }

  explore(folder: string): AsyncIterable<ImportUnit> {
    return exploreStore(folder);
  }

  stamp({ path: folder }: ImportUnit): string | null {
    return stampRun(folder, this.lives, Date.now());
  }

  async *read({ path: folder }: ImportUnit, memory: UnitMemory): AsyncIterable<ImportBatch> {
    const life = this.lives.of(folder, Date.now());
    if (life === null || life.life === "deleted") return;
    const breath = new Breath();
    for (const batch of new RunReader(folder, memory.get("")).read(life.life === "broken")) {
      yield batch;
      await breath.take();
    }
  }
}
