import type { ExperimentFacts } from "../../core/model/experimentFacts";
import type { FolderName, Importer, ImportUnit, Recognition, UnitMemory } from "./importer";

const nothing: Recognition = { units: [], closed: [], isCollection: false };

/** An importer whose faults stay its own: what it throws is told, and other formats go on. */
export class GuardedImporter implements Importer {
  readonly format: string;
  readonly version: number;
  readonly recordsEnd: boolean;
  readonly hidesRepeats: boolean;

  constructor(
    private readonly importer: Importer,
    private readonly log: (message: string) => void,
  ) {
    this.format = importer.format;
    this.version = importer.version;
    this.recordsEnd = importer.recordsEnd;
    this.hidesRepeats = importer.hidesRepeats ?? false;
  }

  recognize(folder: string, names: readonly FolderName[]): Recognition {
    try {
      return this.importer.recognize(folder, names);
    } catch (error) {
      this.#tell(`Looking at ${folder}`, error);
      return nothing;
    }
  }

  async *explore(folder: string): AsyncIterable<ImportUnit> {
    try {
      yield* this.importer.explore(folder);
    } catch (error) {
      this.#tell(`Listing ${folder}`, error);
    }
  }

  /** A stamp that cannot be made counts as unchanged. */
  stamp(unit: ImportUnit): string | null {
    try {
      return this.importer.stamp(unit);
    } catch (error) {
      this.#tell(`Looking at ${unit.path}`, error);
      return "?";
    }
  }

  /** May throw: whoever reads tells what is wrong with the unit. */
  read(unit: ImportUnit, memory: UnitMemory): ReturnType<Importer["read"]> {
    return this.importer.read(unit, memory);
  }

  async describeExperiment(unit: ImportUnit, key: string): Promise<ExperimentFacts | null> {
    try {
      return (await this.importer.describeExperiment?.(unit, key)) ?? null;
    } catch (error) {
      this.#tell(`Looking at the experiment in ${unit.path}`, error);
      return null;
    }
  }

  #tell(what: string, error: unknown): void {
    const why = error instanceof Error ? error.message : String(error);
    this.log(`${what} for runs of ${this.format} failed: ${why}`);
  }
}
