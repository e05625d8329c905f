import { createHash } from "node:crypto";
import * as path from "node:path";
import { readDocument } from "../../tables/readDocument";
import { tablesIn } from "../tablesIn";
import type { ExperimentMemory } from "./experimentMemory";
import type { ReadExperiment } from "./readExperiment";

/** Bytes of a table that is compared; folders with larger ones stay runs of their own. */
const maxBytes = 16 * 1024 * 1024;
const plots = path.posix.join("plots", "metrics");

/**
 * Folders of DVCLive in the working tree that still hold what an experiment committed: then both are one run. Made for one
 * read, in which the newest experiments come first: a folder belongs to the first that fits.
 */
export class LinkedFolders {
  readonly #digests = new Map<string, string>();
  readonly #taken = new Set<string>();

  constructor(private readonly project: string) {}

  /** What changes whenever a folder that was asked about gets another content. */
  get files(): string[] {
    return [...this.#digests.keys()].flatMap((folder) =>
      [plots, "metrics.json"].map((name) => path.join(this.project, folder, name)),
    );
  }

  /** Whether an experiment belongs to the same folder as when it was read, or still to none. */
  isAsBefore({ liveFolder, digest, directory }: ExperimentMemory): boolean {
    return this.#directoryOf(liveFolder, digest) === directory;
  }

  link({ liveFolder, tables }: ReadExperiment): Pick<ExperimentMemory, "liveFolder" | "digest" | "directory"> {
    if (liveFolder === null) return { liveFolder, digest: "", directory: null };
    const prefix = `${liveFolder}/${plots}/`;
    const digest = digestOf([...tables].map(([name, bytes]) => [name.slice(prefix.length), Buffer.from(bytes)]));
    return { liveFolder, digest, directory: this.#directoryOf(liveFolder, digest) };
  }

  #directoryOf(folder: string | null, digest: string): string | null {
    if (folder === null || this.#taken.has(folder) || this.#digestOf(folder) !== digest) return null;
    this.#taken.add(folder);
    return path.join(this.project, folder);
  }

  #digestOf(folder: string): string {
    let digest = this.#digests.get(folder);
    if (digest === undefined) {
      const top = path.join(this.project, folder, plots);
      const texts = tablesIn(top).map((name): [string, string] => [
        name.replaceAll("\\", "/"),
        readDocument(path.join(top, name), maxBytes).text ?? "",
      ]);
      digest = digestOf(texts);
      this.#digests.set(folder, digest);
    }
    return digest;
  }
}

function digestOf(tables: readonly (readonly [name: string, content: string | Buffer])[]): string {
  const hash = createHash("sha256");
  for (const [name, content] of [...tables].sort(([a], [b]) => (a < b ? -1 : 1)))
    hash.update(`${name}\0${Buffer.byteLength(content)}\0`).update(content);
  return hash.digest("hex").slice(0, 32);
}
