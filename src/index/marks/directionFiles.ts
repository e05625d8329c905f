import path from "node:path";
import type { MetricDirections } from "../../core/compare/runs/metricDirections";
import { mergeMarks } from "../../core/marks/mergeMarks";
import { readDirections } from "../../core/marks/readDirections";
import type { FolderWatch } from "../watch/folderWatch";
import { MarksFolder } from "./marksFolder";
import { writeMarksFile } from "./writeMarksFile";

const folderName = "metrics";

/**
 * What the users of the projects said of which way metrics get better. It is kept as marks are, by the names of metrics,
 * in `.runback/metrics/directions.json` (docs/marks.md).
 */
export class DirectionFiles {
  readonly #folders = new Map<string, MarksFolder>();
  #all: MetricDirections = {};
  #looking: Promise<void> = Promise.resolve();
  #isClosed = false;

  /**
   * @param options `homes`: the `.runback` folders of the projects, the first one for what is said here
   * @param changed told when a metric's direction is another one
   */
  constructor(
    private readonly options: {
      readonly homes: () => readonly string[];
      readonly folderWatch: FolderWatch;
      readonly now: () => number;
    },
    private readonly changed: () => void,
  ) {}

  /** By metric; of several projects the newest word counts. */
  get all(): MetricDirections {
    return this.#all;
  }

  /** Looks at the files once more; resolves when all is as on the disk. */
  look(): Promise<void> {
    for (const home of this.options.homes()) {
      const folder = path.join(home, folderName);
      if (this.#folders.has(folder)) continue;
      this.#folders.set(folder, new MarksFolder(folder, this.options.folderWatch, () => void this.look()));
    }
    return (this.#looking = this.#looking.then(() => this.#look()));
  }

  /**
   * Keeps what is said of a metric; resolves when it is on the disk and counts.
   * @param direction null: what its name suggests
   */
  async set(metric: string, direction: MetricDirections[string] | null): Promise<void> {
    const [home] = this.options.homes();
    if (home === undefined) throw new Error("There is no project to keep the direction of a metric in.");
    const place = { home, folder: folderName, name: "directions.json", runId: null };
    await writeMarksFile(place, [{ field: metric, value: direction }], this.options.now());
    await this.look();
  }

  close(): void {
    this.#isClosed = true;
    for (const folder of this.#folders.values()) folder.close();
  }

  async #look(): Promise<void> {
    if (this.#isClosed) return;
    let isChanged = false;
    for (const folder of this.#folders.values()) if ((await folder.look()).length > 0) isChanged = true;
    if (this.#isClosed || !isChanged) return;
    const read = [...this.#folders.values()].flatMap((folder) => [...folder.reads()]);
    this.#all = readDirections(mergeMarks(read.map(({ file }) => file)));
    this.changed();
  }
}
