import { readdirSync } from "node:fs";
import * as path from "node:path";
import { parseLooseJson } from "../../../../../core/readers/shared/parseLooseJson";
import { isLiving } from "../../../../../git/process/isLiving";
import { lookAt } from "../../../../tail/lookAt";
import { lookToken } from "../../../../tail/lookToken";
import { readDocument } from "../../../tables/readDocument";
import { isFolder } from "../../isFolder";
import { experimentTask, type ExperimentTask } from "./experimentTask";

/** DVC removes no note: the newest are looked at, by the time of their folder. */
const maxTasks = 2000;
const maxBytes = 64 * 1024;

/** How a task is doing: "running", also while its result is being kept; "killed": its process is gone; "over". */
export type TaskState = "running" | "killed" | "over";

interface KnownTask {
  readonly token: string;
  readonly task: ExperimentTask | null;
}

/** The notes that DVC keeps of what it runs for one project. Each is read again only when it was written again. */
export class ExperimentTasks {
  readonly #folder: string;
  #known = new Map<string, KnownTask>();

  constructor(private readonly project: string) {
    this.#folder = path.join(project, ".dvc", "tmp", "exps", "run");
  }

  /** As the notes are now; starts no process. */
  look(): readonly ExperimentTask[] {
    const known = new Map<string, KnownTask>();
    for (const entry of this.#entries()) {
      const file = this.#file(entry, "run");
      const stats = lookAt(file);
      const token = lookToken(stats);
      const before = this.#known.get(entry);
      if (before?.token === token) known.set(entry, before);
      else {
        const { text } = readDocument(file, maxBytes);
        const task = text === null ? null : experimentTask(entry, text, this.project, stats?.mtimeMs ?? 0);
        known.set(entry, { token, task });
      }
    }
    this.#known = known;
    return [...known.values()].flatMap(({ task }) => task ?? []);
  }

  /** What changes whenever a note does, or whether its task goes on. */
  stamp(): string {
    const tasks = this.look();
    const tokens = [...this.#known].map(([entry, { token }]) => `${entry} ${token}`);
    return [...tokens, ...tasks.map((task) => this.stateOf(task))].join(" ");
  }

  /**
   * How a task is doing. Its copy of the project is removed last. While it is there, the queue's worker still has to keep
   * what a process left that came to its end.
   */
  stateOf({ entry, folder, isQueued, isUnended }: ExperimentTask): TaskState {
    if (folder === null || !isFolder(folder)) return "over";
    const process = isQueued && isUnended ? this.processOf(entry) : null;
    return process === null || isLiving(process) ? "running" : "killed";
  }

  /** The process of a task of the queue, as its worker notes it; null: it has not begun, or nobody notes it. */
  processOf(entry: string): number | null {
    const note = parseLooseJson(readDocument(this.#file(entry, "json"), maxBytes).text ?? "");
    const process = typeof note === "object" && note !== null && !Array.isArray(note) ? note["pid"] : null;
    return typeof process === "number" && Number.isSafeInteger(process) ? process : null;
  }

  #file(entry: string, ending: string): string {
    return path.join(this.#folder, entry, `${entry}.${ending}`);
  }

  #entries(): string[] {
    try {
      const names = readdirSync(this.#folder, { withFileTypes: true }).filter((one) => one.isDirectory());
      const entries = names.map(({ name }) => name);
      if (entries.length <= maxTasks) return entries;
      const made = entries.map((name) => ({ name, time: lookAt(path.join(this.#folder, name))?.mtimeMs ?? 0 }));
      return made
        .sort((a, b) => b.time - a.time)
        .slice(0, maxTasks)
        .map(({ name }) => name);
    } catch {
      return []; // nothing was run yet
    }
  }
}
