import { seedParams } from "../../core/groups/seedParams";

/** Which runs are worth a notice; `problems` means failed, killed and NaN. */
export type NotificationLevel = "all" | "problems" | "none";

/** Whether log files are looked at by timer; `auto` decides by the type of the file system. */
export type PollingMode = "auto" | "on" | "off";

/** How a worktree holds the code that a run had not committed; `ask` until the user has answered. */
export type UncommittedChoice = "ask" | "changes" | "commit";

/** The settings of package.json with their types. */
export interface Settings {
  /** Whether the command of one of our own runs is shown before it is started again; an imported run's always is. */
  readonly "runback.askBeforeRerun": boolean;
  /** Formats of other tools that are looked for. */
  readonly "runback.formats": readonly unknown[];
  /** Folders with logs and files with runs, absolute or relative to the workspace folder, beside those that are found by themselves. */
  readonly "runback.logDirectories": readonly string[];
  readonly "runback.notifications": NotificationLevel;
  /** Whether a snapshot is taken when a run of another tool starts. */
  readonly "runback.observeRuns": boolean;
  /** Whether a click on a run in the tree opens its page. */
  readonly "runback.openRunPageOnClick": boolean;
  readonly "runback.polling": PollingMode;
  /** Largest relative difference between metrics that counts as the same. */
  readonly "runback.reproductionTolerance": number;
  /** Patterns of params that are named like seeds: runs that differ in nothing else are a seed group. */
  readonly "runback.seedParams": readonly string[];
  /** Megabytes of points kept on disk; what is dropped is read from the logs again. */
  readonly "runback.seriesDiskLimit": number;
  /** Whether RUNBACK_DIR is set in terminals and tasks. */
  readonly "runback.setTerminalDirectory": boolean;
  /** Patterns of CSV, TSV and JSON Lines files that are logs, each with the column that is the step; "": a usual one. */
  readonly "runback.tables": Readonly<Record<string, unknown>>;
  readonly "runback.worktrees.uncommitted": UncommittedChoice;
}

/** The defaults, which package.json repeats (a unit test compares them). */
export const settingDefaults: Settings = {
  "runback.askBeforeRerun": true,
  "runback.formats": [
    "tensorboard",
    "mlflow",
    "wandb",
    "lightning",
    "ultralytics",
    "keras",
    "sb3",
    "catboost",
    "huggingface",
    "hydra",
    "dvc",
    "optuna",
  ],
  "runback.logDirectories": [],
  "runback.notifications": "all",
  "runback.observeRuns": true,
  "runback.openRunPageOnClick": true,
  "runback.polling": "auto",
  "runback.reproductionTolerance": 1e-6,
  "runback.seedParams": seedParams,
  "runback.seriesDiskLimit": 2048,
  "runback.setTerminalDirectory": true,
  "runback.tables": {},
  "runback.worktrees.uncommitted": "ask",
};
