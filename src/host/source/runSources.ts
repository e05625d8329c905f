import * as vscode from "vscode";
import type { RunDetail } from "../../core/model/runDetail";
import type { GitPort } from "../../git/port/gitPort";
import type { LocatedSource } from "../../git/port/locatedSource";
import type { IndexService } from "../indexing/indexService";
import { gitValue } from "./gitValue";
import { sourceRequest } from "./sourceRequest";

/** Runs whose place is kept: a diff of two runs and a few open documents need no more. */
const limit = 50;

/** Where the code of runs lies on this machine, kept so that two hundred documents of one run ask git once. */
export class RunSources {
  readonly #kept = new Map<string, Promise<LocatedSource>>();

  constructor(
    private readonly index: IndexService,
    private readonly git: GitPort,
  ) {}

  /** Looks again, for an act of the user. Throws what the user is to read. */
  async find(detail: RunDetail, signal?: AbortSignal): Promise<LocatedSource> {
    const options = signal === undefined ? {} : { signal };
    const located = gitValue(await this.git.locateSource(sourceRequest(detail), options));
    this.#keep(detail.row.runId, Promise.resolve(located));
    return located;
  }

  /** The kept place, for documents; looks when there is none. Throws what the user is to read. */
  of(runId: string): Promise<LocatedSource> {
    const known = this.#kept.get(runId);
    if (known !== undefined) return known;
    const found = this.#look(runId);
    this.#keep(runId, found);
    found.catch(() => this.#kept.delete(runId)); // The caller is told; a later try looks again.
    return found;
  }

  /** The next question looks again, since the place did not hold what it should. */
  forget(runId: string): void {
    this.#kept.delete(runId);
  }

  async #look(runId: string): Promise<LocatedSource> {
    const detail = await (await this.index.open()).run(runId);
    if (detail === null) throw vscode.FileSystemError.FileNotFound(runId);
    return gitValue(await this.git.locateSource(sourceRequest(detail)));
  }

  #keep(runId: string, located: Promise<LocatedSource>): void {
    this.#kept.delete(runId);
    this.#kept.set(runId, located);
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > limit && oldest !== undefined) this.#kept.delete(oldest);
  }
}
