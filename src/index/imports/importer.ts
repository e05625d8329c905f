import type { DecodedItem } from "../../core/ingest/logDecoder";
import type { ExperimentFacts } from "../../core/model/experimentFacts";
import type { JsonValue } from "../../core/model/jsonValue";
import type { Problem } from "../../core/model/problem";

/** One name in a folder's listing. Links are told apart and never followed by the search. */
export interface FolderName {
  readonly name: string;
  readonly kind: "file" | "folder" | "link";
}

/** What an importer reads as one: a run's folder, or a file or repository that holds many runs. */
export interface ImportUnit {
  readonly format: string;
  /** Absolute path of the folder or file. With `format` it names the unit. */
  readonly path: string;
  /**
   * The folder that stands for the run: units of several formats with the same folder are one run. null for a unit of
   * many runs, each of which names its own (`RunDelta.directory`).
   */
  readonly directory: string | null;
  /** Name of the run where its folder's says little (`exp5/logs`), as the search finds it. Left out: its folder's. */
  readonly runName?: string;
  /** Name of the experiment when the log names none. */
  readonly experiment: string;
  /** The folder or file that stands for the experiment: with the format it makes the experiment's id. */
  readonly experimentPath: string;
  /** Only adds to runs in its folder and below it (params of Hydra); alone it shows no run. */
  readonly isAddition: boolean;
}

/** What an importer makes of one folder's listing. */
export interface Recognition {
  readonly units: readonly ImportUnit[];
  /** Folders in it, by name, that the search need not enter: they are part of these units, or hold no logs. */
  readonly closed: readonly string[];
  /**
   * This folder holds runs of this format and nothing else (such as `mlruns`): the search does not enter it, and the
   * importer lists its units itself (`explore`), without the search's bounds.
   */
  readonly isCollection: boolean;
}

/** What a read found new of one run. */
export interface RunDelta {
  /** Tells the runs of one unit apart; "" when the unit is one run. */
  readonly key: string;
  /** The run's folder when the unit holds many runs; null: it has none. Ignored for a unit with a `directory`. */
  readonly directory: string | null;
  /** All that was known of the run but for its points is forgotten before `items` are taken in. */
  readonly isFreshRecord: boolean;
  /** All its points are forgotten before `items` are taken in. */
  readonly isFreshPoints: boolean;
  /** Events and points, in the order of `DecodedSlice.items`. The run's id comes with its "start" event. */
  readonly items: readonly DecodedItem[];
  /** The first of a read are told, the rest only counted. */
  readonly problems: readonly Problem[];
  readonly problemCount: number;
  /** What to be given back with the next read: offsets, decoders' states. Everything it vouches for is in `items`. */
  readonly memory: JsonValue;
}

/** A bounded part of a read (at most some megabytes): what is kept after it is consistent. */
export interface ImportBatch {
  readonly runs: readonly RunDelta[];
  /** Keys of runs that are not in the unit any more. */
  readonly gone: readonly string[];
  /** Bytes of logs that were read for it. */
  readonly bytesRead: number;
  /**
   * Trouble of a unit of many runs as a whole, such as a database too big to be read: its runs stay as they are. Left
   * out: none. Each read tells all there is.
   */
  readonly problems?: readonly Problem[];
}

/** What was kept of the runs of one unit, by their keys. */
export type UnitMemory = ReadonlyMap<string, JsonValue>;

/**
 * One format of another tool: how its runs lie on the disk and how they are read. Everything is opened for reading only,
 * nothing is locked, created or touched. No method throws for what a disk or a log may hold: that is a `Problem`.
 */
export interface Importer {
  /** Name of the format, as `RunRow.formats` shows it, and prefix of its run ids. */
  readonly format: string;
  /** Raise it whenever the same bytes give another answer: what an earlier version kept is read again. */
  readonly version: number;
  /**
   * Whether the format says that a run ended. Where it does not, a run counts as running until ten minutes after its
   * last change, and as finished then.
   */
  readonly recordsEnd: boolean;
  /**
   * Whether a point hides all earlier ones of its metric at its step and beyond it, so that the steps that are shown
   * rise, as TensorBoard has it for runs that go on from a checkpoint. Left out: they do not.
   */
  readonly hidesRepeats?: boolean;
  /** Looks at one folder's listing. May look into a few small files, but reads no log. */
  recognize(folder: string, names: readonly FolderName[]): Recognition;
  /** The units of a collection, as they are found; takes breaks. Only called for collections. */
  explore(folder: string): AsyncIterable<ImportUnit>;
  /**
   * Cheap token of the unit's state from sizes, times and inodes alone; equal tokens mean that nothing is to be read.
   * null: the unit is gone.
   */
  stamp(unit: ImportUnit): string | null;
  /**
   * Reads what is new since `memory` was made; an empty memory means from the start. Live files are read up to their
   * last whole record. Yields at least once a megabyte or so, so that other work gets its turn.
   */
  read(unit: ImportUnit, memory: UnitMemory): AsyncIterable<ImportBatch>;
  /**
   * What is recorded of a run's experiment as a whole, read when somebody asks; null: it cannot be read. Left out: this
   * format has nothing of the kind.
   * @param key of the run in its unit
   */
  describeExperiment?(unit: ImportUnit, key: string): Promise<ExperimentFacts | null>;
}
