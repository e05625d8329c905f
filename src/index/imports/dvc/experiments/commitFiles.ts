import * as path from "node:path";
import { decodeUtf8 } from "../../../../core/text/decodeUtf8";
import type { GitPort } from "../../../../git/port/gitPort";
import type { LocatedSource } from "../../../../git/port/locatedSource";
import type { Repository } from "../../../../git/port/repository";

/** Files of one commit of a project, by paths relative to the project's folder, with "/". */
export class CommitFiles {
  /** Bytes that were read. */
  bytesRead = 0;

  /** @param prefix the project's folder in the repository, "" or ending with "/" */
  constructor(
    private readonly git: GitPort,
    private readonly repository: Repository,
    private readonly commit: string,
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

  /** What differs between the commit and another one; null when this clone lacks either. */
  async changedSince(baseline: string): Promise<readonly string[] | null> {
    const located = (revision: string): LocatedSource => ({
      kind: "objects",
      evidence: "commit",
      place: { repository: this.repository, extraObjects: [] },
      revision,
      base: null,
      notice: null,
    });
    const compared = await this.git.browser.compare(located(baseline), located(this.commit));
    if (!compared.ok) return null;
    return compared.value.changes
      .filter(({ kind, path: name }) => kind !== "removed" && kind !== "submodule" && name.startsWith(this.prefix))
      .map(({ path: name }) => name.slice(this.prefix.length));
  }
}
