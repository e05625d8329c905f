import * as path from "node:path";
import { decodeUtf8 } from "../../../../core/text/decodeUtf8";
import type { GitPort } from "../../../../git/port/gitPort";
import type { LocatedSource } from "../../../../git/port/locatedSource";
import type { Repository } from "../../../../git/port/repository";
import type { SourceEntry } from "../../../../git/port/sourceEntry";

interface CommitEntry extends Pick<SourceEntry, "kind"> {
  readonly name: string;
}

/** Files of one commit of a project, by paths relative to the project's folder, with "/". */
export class CommitFiles {
  /** Bytes that were read. */
  bytesRead = 0;

  /** @param prefix the project's folder in the repository, "" or ending with "/" */
  constructor(
    private readonly git: GitPort,
    private readonly repository: Repository,
    readonly commit: string,
    private readonly prefix: string,
  ) {}

  /** null when the commit has no such file, or this clone lacks it. */
  async bytes(name: string): Promise<Uint8Array | null> {
    const place = { repository: this.repository, extraObjects: [] };
    const read = await this.git.readFile(place, this.commit, path.posix.join(this.prefix, name));
    if (!read.ok) return null;
    this.bytesRead += read.value.length;
    return read.value;
  }

  async text(name: string): Promise<string | null> {
    const bytes = await this.bytes(name);
    return bytes && decodeUtf8(bytes);
  }

  /** The path of a file in the commit itself. */
  pathInCommit(name: string): string {
    return path.posix.join(this.prefix, name);
  }

  /** The files at or below a path, at most so many; none when the commit has no such. */
  async filesBelow(name: string, most: number): Promise<readonly string[]> {
    const folder = path.posix.dirname(name);
    const entry = (await this.#entriesIn(folder === "." ? "" : folder)).find((one) => one.name === name);
    return entry === undefined || most <= 0 ? [] : this.#filesOf(entry, most);
  }

  async #filesOf({ name, kind }: CommitEntry, most: number): Promise<string[]> {
    if (kind !== "folder") return kind === "file" ? [name] : [];
    const files: string[] = [];
    for (const below of await this.#entriesIn(name)) {
      if (files.length >= most) break;
      files.push(...(await this.#filesOf(below, most - files.length)));
    }
    return files;
  }

  async #entriesIn(folder: string): Promise<CommitEntry[]> {
    const place = this.pathInCommit(folder)
      .replace(/^\.?\/?$/, "")
      .replace(/\/$/, "");
    const listed = await this.git.browser.listFolder(this.#located(this.commit), place);
    if (!listed.ok) return [];
    return listed.value.map(({ path: found, kind }) => ({ name: found.slice(this.prefix.length), kind }));
  }

  #located(revision: string): LocatedSource {
    const place = { repository: this.repository, extraObjects: [] };
    return { kind: "objects", evidence: "commit", place, revision, base: null, notice: null };
  }

  /** What differs between the commit and another one; null when this clone lacks either. */
  async changedSince(baseline: string): Promise<readonly string[] | null> {
    const compared = await this.git.browser.compare(this.#located(baseline), this.#located(this.commit));
    if (!compared.ok) return null;
    return compared.value.changes
      .filter(({ kind, path: name }) => kind !== "removed" && kind !== "submodule" && name.startsWith(this.prefix))
      .map(({ path: name }) => name.slice(this.prefix.length));
  }
}
