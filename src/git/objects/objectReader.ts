import path from "node:path";
import type { ObjectPlace } from "../port/objectPlace";
import { GitTrouble } from "../process/gitTrouble";
import type { GitRunner } from "../process/gitRunner";
import type { BatchAnswer } from "./batchAnswer";
import { BatchProcess } from "./batchProcess";
import { isObjectId } from "../../core/model/isObjectId";
import { objectFolderList } from "./objectFolderList";
import { parseTree } from "./parseTree";
import type { TreeEntry } from "./treeEntry";

const mostTrees = 500;

/** Reads objects through one kept process a place. Trees are remembered: an id never means anything else. */
export class ObjectReader {
  private readonly processes = new Map<string, BatchProcess>();
  private readonly trees = new Map<string, readonly TreeEntry[]>();
  /** Trees of revisions, by place and revision. */
  private readonly roots = new Map<string, string>();

  constructor(private readonly runner: GitRunner) {}

  /** The object, or "missing". Ids that are not full are refused with "bad-request". */
  async read(place: ObjectPlace, objectId: string): Promise<BatchAnswer> {
    if (!isObjectId(objectId)) throw new GitTrouble("bad-request", "Only full object ids are read.");
    await this.runner.program(); // asks for trust at every read, not only when the process starts
    return this.process(place).ask(objectId);
  }

  /** The tree id of a commit, tag or tree; null when the place does not hold the revision. */
  async treeOf(place: ObjectPlace, revision: string): Promise<string | null> {
    let id = revision;
    for (let hops = 0; hops < 8; hops += 1) {
      const answer = await this.read(place, id);
      if (answer.kind !== "object") return null;
      if (answer.type === "tree") return id;
      const next = /^(?:tree|object) ([0-9a-f]+)$/m.exec(answer.bytes.toString("latin1"))?.[1];
      if (answer.type === "blob" || next === undefined) return null;
      id = next;
    }
    return null;
  }

  /** As `treeOf`, remembered: for reading, where what is gone since then is told by the reading itself. */
  async rootOf(place: ObjectPlace, revision: string): Promise<string | null> {
    const key = `${keyOf(place)}\0${revision}`;
    const root = this.roots.get(key) ?? (await this.treeOf(place, revision));
    if (this.roots.size >= mostTrees) this.roots.clear();
    if (root !== null) this.roots.set(key, root);
    return root;
  }

  /** The entries of a tree. */
  async tree(place: ObjectPlace, treeId: string): Promise<readonly TreeEntry[]> {
    const known = this.trees.get(treeId);
    if (known) return known;
    const answer = await this.read(place, treeId);
    if (answer.kind !== "object" || answer.type !== "tree")
      throw new GitTrouble("commit-missing", "A folder of that commit is not in this clone.", fetchRemedy);
    const entries = parseTree(answer.bytes, treeId.length / 2);
    if (this.trees.size >= mostTrees) this.trees.clear();
    this.trees.set(treeId, entries);
    return entries;
  }

  /** The content of a file of some tree. */
  async blob(place: ObjectPlace, objectId: string, name: string): Promise<Buffer> {
    const answer = await this.read(place, objectId);
    if (answer.kind === "large") throw new GitTrouble("too-large", `${name} is larger than 64 MiB.`);
    if (answer.kind === "missing")
      throw new GitTrouble("path-missing", `The content of ${name} is not in this clone.`, fetchRemedy);
    if (answer.type !== "blob") throw new GitTrouble("not-a-file", `${name} is not a file.`);
    return answer.bytes;
  }

  /** Ends all processes. */
  dispose(): void {
    for (const process of this.processes.values()) process.dispose();
    this.processes.clear();
  }

  private process(place: ObjectPlace): BatchProcess {
    const folder = place.repository.topLevel;
    const list = place.extraObjects.map((extra) => path.resolve(extra));
    const key = keyOf(place);
    let process = this.processes.get(key);
    if (!process) {
      const environment: Record<string, string> =
        list.length > 0 ? { GIT_ALTERNATE_OBJECT_DIRECTORIES: objectFolderList(list) } : {};
      process = new BatchProcess(() => this.runner.start({ folder, args: ["cat-file", "--batch"], environment }));
      this.processes.set(key, process);
    }
    return process;
  }
}

const keyOf = ({ repository, extraObjects }: ObjectPlace): string =>
  [repository.topLevel, ...extraObjects.map((extra) => path.resolve(extra))].join("\0");

const fetchRemedy = "Fetch it: this clone holds only a part of the history (git fetch).";
