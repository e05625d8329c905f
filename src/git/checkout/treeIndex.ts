import { rm } from "node:fs/promises";
import path from "node:path";
import type { BytePath } from "../paths/bytePath";
import { temporaryFolder } from "../process/temporaryFolder";
import type { RepositoryGit } from "../repository/repositoryGit";
import type { IndexEntry } from "../snapshot/tree/indexState";
import { rawDifferences, rawFormat } from "../snapshot/tree/rawDifferences";
import { splitRecords } from "../snapshot/tree/splitRecords";

/** Milliseconds: every file of the working tree is read, perhaps from a slow disk. */
const timeLimit = 10 * 60_000;

/** An index of a commit's tree alone, beside the working tree: tells what differs, and writes files. */
export class TreeIndex {
  private constructor(
    private readonly git: RepositoryGit,
    private readonly folder: string,
    private readonly commit: string,
  ) {}

  /** Makes one for the time of an act. None of the user's flags (assume-unchanged …) are in it. */
  static async use<T>(git: RepositoryGit, commit: string, act: (index: TreeIndex) => Promise<T>): Promise<T> {
    const folder = await temporaryFolder("index");
    try {
      const environment = { GIT_INDEX_FILE: path.join(folder, "index") };
      const index = new TreeIndex(git.with({ environment, timeLimit }), folder, commit);
      await index.git.run(["read-tree", commit]);
      return await act(index);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }

  /** The index file. */
  get file(): string {
    return path.join(this.folder, "index");
  }

  /** Git with this index. */
  get calls(): RepositoryGit {
    return this.git;
  }

  /** What the tree holds. */
  async entries(): Promise<Map<BytePath, IndexEntry>> {
    const lines = splitRecords(await this.git.run(["ls-files", "-z", "-s"]));
    return new Map(
      lines.map((line) => {
        const tab = line.indexOf("\t");
        const [mode = "", objectId = ""] = line.slice(0, tab).split(" ");
        return [line.slice(tab + 1), { mode, objectId }];
      }),
    );
  }

  /** Paths whose file in the working tree is another one than the tree's, or missing. Submodules are not looked at. */
  async differing(): Promise<Set<BytePath>> {
    await this.refresh();
    const output = await this.git.run(["diff-files", ...rawFormat, "--ignore-submodules=all"]);
    return new Set(rawDifferences(output).keys());
  }

  /** Writes files where nothing may be; line ends as the attributes say. */
  async write(paths: readonly BytePath[]): Promise<void> {
    const isAttributes = (file: BytePath): boolean => /(?:^|\/)\.gitattributes$/.test(file);
    // Attributes first: git reads them from the working tree while it writes the others.
    for (const part of [paths.filter(isAttributes), paths.filter((file) => !isAttributes(file))]) {
      if (part.length === 0) continue;
      const input = Buffer.from(part.map((file) => `${file}\0`).join(""), "latin1");
      await this.git.run(["checkout-index", "-q", "-z", "--stdin"], { input });
    }
  }

  /** Makes it an index of another tree, keeping what it knows of files that are the same in both. */
  async become(commit: string): Promise<void> {
    if (commit !== this.commit) await this.git.run(["read-tree", "-i", "-m", commit]);
    await this.refresh();
  }

  private async refresh(): Promise<void> {
    await this.git.run(["update-index", "-q", "--ignore-submodules", "--refresh"], { codes: [0, 1] });
  }
}
