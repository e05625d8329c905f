import path from "node:path";
import { formatRank } from "../../../core/merge/formatRank";

/** What groups need to know of a run as one unit or log records it. */
export interface GroupMember {
  readonly runId: string;
  /** The id that it goes by wherever it is read, which finds it too; null: its own. */
  readonly lastingId: string | null;
  readonly format: string;
  /** The folder that stands for the run; null: it shares it with no other. */
  readonly directory: string | null;
  /** It only adds params to runs in its folder and below it. */
  readonly isAddition: boolean;
}

/** The parts of one shown run. */
export interface RunParts {
  /** Ids of the recorded runs, best format first; the first is the id of the shown run. */
  readonly members: readonly string[];
  /** Ids of what adds params, nearest folder first. */
  readonly additions: readonly string[];
}

const none: readonly string[] = [];

/**
 * Which recorded runs are shown as one: those of different formats in one folder. The answer depends on what is there
 * alone, not on what was found first.
 */
export class RunGroups {
  readonly #members = new Map<string, GroupMember>();
  /** By folder, in the order of `compareMembers`: those of one format stand together. */
  readonly #runs = new Map<string, GroupMember[]>();
  readonly #additions = new Map<string, GroupMember[]>();
  /** Runs by the other id that they go by. */
  readonly #byLastingId = new Map<string, string>();
  /** Folders with runs, by every folder that they are or lie below; null until an addition asks: few ever do. */
  #below: Map<string, Set<string>> | null = null;

  /** Adds a run, or brings it up to date. @returns ids of the runs whose parts are other ones now or were before */
  set(member: GroupMember): string[] {
    const before = this.#members.get(member.runId);
    const isSame =
      before?.directory === member.directory &&
      before.lastingId === member.lastingId &&
      before.format === member.format &&
      before.isAddition === member.isAddition;
    if (isSame) return [];
    const left = before ? this.delete(member.runId) : [];
    this.#members.set(member.runId, member);
    if (member.lastingId !== null) this.#byLastingId.set(member.lastingId, member.runId);
    const { directory } = member;
    if (directory === null) return [...left, member.runId];
    const all = member.isAddition ? this.#additions : this.#runs;
    const here = all.get(directory);
    if (!here && !member.isAddition) {
      if (this.#below) addBelow(this.#below, directory);
      all.set(directory, [member]);
      return [...left, member.runId];
    }
    const shown = member.isAddition ? [] : this.#shownIn(directory);
    all.set(directory, [...(here ?? []), member].sort(compareMembers));
    return [...left, ...shown, ...this.#touched(member)];
  }

  /** Takes a run out. @returns ids of the runs whose parts were other ones, its own too */
  delete(runId: string): string[] {
    const member = this.#members.get(runId);
    if (!member) return [];
    const { directory, lastingId, isAddition } = member;
    if (lastingId !== null && this.#byLastingId.get(lastingId) === runId) this.#byLastingId.delete(lastingId);
    const before = directory === null ? [runId] : this.#touched(member);
    this.#members.delete(runId);
    if (directory === null) return before;
    const all = isAddition ? this.#additions : this.#runs;
    const here = (all.get(directory) ?? []).filter((one) => one.runId !== runId);
    if (here.length > 0) all.set(directory, here);
    else all.delete(directory);
    if (here.length === 0 && !isAddition && this.#below) deleteBelow(this.#below, directory);
    return isAddition ? before : [...before, ...this.#shownIn(directory)];
  }

  /** The shown run that a recorded run is part of; null: none is (an addition, or not known). */
  mainOf(runId: string): string | null {
    const member = this.#members.get(runId) ?? this.#members.get(this.#byLastingId.get(runId) ?? "");
    return !member || member.isAddition ? null : this.#shownWith(member)[0]!;
  }

  /** All ids that a shown run goes by; the first is the one that marks are kept under. */
  idsOf(runId: string): readonly string[] {
    const members = this.partsOf(runId)?.members ?? none;
    if (this.#byLastingId.size === 0) return members;
    return members.flatMap((id) => {
      const lastingId = this.#members.get(id)?.lastingId ?? null;
      return lastingId === null ? [id] : [lastingId, id];
    });
  }

  /** Of a shown run; null when no run of this id is shown. */
  partsOf(runId: string): RunParts | null {
    const member = this.#members.get(runId);
    if (!member || member.isAddition) return null;
    const members = this.#shownWith(member);
    if (members[0] !== runId) return null;
    return { members, additions: member.directory === null ? none : this.#additionsOf(member.directory) };
  }

  /** Ids of the shown runs that a recorded run has to do with: for an addition those in its folder and below. */
  touchedBy(runId: string): string[] {
    const member = this.#members.get(runId);
    return member ? this.#touched(member) : [];
  }

  /** Runs that are shown as one with this one: the first of each format in its folder. Further ones stand alone. */
  #shownWith({ runId, directory }: GroupMember): readonly string[] {
    const here = directory === null ? undefined : this.#runs.get(directory);
    if (!here || here.length === 1) return [runId]; // so are nearly all, and a start asks for every one
    const firsts = here.filter(({ format }, i) => format !== here[i - 1]?.format).map((one) => one.runId);
    return firsts.includes(runId) ? firsts : [runId];
  }

  #shownIn(directory: string): string[] {
    const shown = (this.#runs.get(directory) ?? []).map(({ runId }) => this.mainOf(runId)!);
    return [...new Set(shown)];
  }

  /** Shown runs that a member in a folder has to do with. */
  #touched({ directory, isAddition }: GroupMember): string[] {
    if (directory === null) return [];
    if (!isAddition) return this.#shownIn(directory);
    return [...(this.#foldersBelow().get(directory) ?? [])].flatMap((folder) => this.#shownIn(folder));
  }

  #foldersBelow(): ReadonlyMap<string, ReadonlySet<string>> {
    if (this.#below) return this.#below;
    this.#below = new Map();
    for (const directory of this.#runs.keys()) addBelow(this.#below, directory);
    return this.#below;
  }

  #additionsOf(directory: string): readonly string[] {
    if (this.#additions.size === 0) return none;
    return [...foldersFrom(directory)].flatMap((folder) =>
      (this.#additions.get(folder) ?? []).map(({ runId }) => runId),
    );
  }
}

function addBelow(below: Map<string, Set<string>>, directory: string): void {
  for (const above of foldersFrom(directory)) {
    const folders = below.get(above);
    if (folders) folders.add(directory);
    else below.set(above, new Set([directory]));
  }
}

function deleteBelow(below: Map<string, Set<string>>, directory: string): void {
  for (const above of foldersFrom(directory)) {
    const folders = below.get(above);
    if (folders?.delete(directory) && folders.size === 0) below.delete(above);
  }
}

/** A folder and all folders above it, nearest first. */
function* foldersFrom(directory: string): IterableIterator<string> {
  for (let at = directory; ; at = path.dirname(at)) {
    yield at;
    if (path.dirname(at) === at) return;
  }
}

/** Best format first, then by name and id, so that the order is always the same. */
function compareMembers(a: GroupMember, b: GroupMember): number {
  const byRank = formatRank(a.format) - formatRank(b.format);
  if (byRank !== 0) return byRank;
  if (a.format !== b.format) return a.format < b.format ? -1 : 1;
  return a.runId < b.runId ? -1 : 1;
}
