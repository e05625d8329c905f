import { createHash } from "node:crypto";
import * as path from "node:path";
import { readDocument } from "../../tables/readDocument";
import { liveFiles } from "../liveFiles";
import { tablesIn } from "../tablesIn";
import type { ExperimentMemory } from "./experimentMemory";
import type { ReadExperiment } from "./readExperiment";

/** Bytes of a table that is compared; folders with larger ones stay runs of their own. */
const maxBytes = 16 * 1024 * 1024;
const nothingTold = digestOf([], null);
const plots = path.posix.join("plots", "metrics");

/**
 * Folders of DVCLive in the working tree that still hold the tables that an experiment committed: then both are one run. Made for one
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

  link({ liveFolder, tables, summary }: ReadExperiment): Pick<ExperimentMemory, "liveFolder" | "digest" | "directory"> {
    if (liveFolder === null) return { liveFolder, digest: "", directory: null };
    const prefix = `${liveFolder}/${plots}/`;
    const named = [...tables].map(([name, bytes]): NamedContent => [name.slice(prefix.length), Buffer.from(bytes)]);
    const digest = digestOf(named, summary);
    return { liveFolder, digest, directory: this.#directoryOf(liveFolder, digest) };
  }

  #directoryOf(folder: string | null, digest: string): string | null {
    const isTold = folder !== null && digest !== nothingTold && !this.#taken.has(folder);
    if (!isTold || this.#digestOf(folder) !== digest) return null;
    this.#taken.add(folder);
    return path.join(this.project, folder);
  }

  #digestOf(folder: string): string {
    let digest = this.#digests.get(folder);
    if (digest === undefined) {
      const top = path.join(this.project, folder, plots);
      const texts = tablesIn(top).map((name): NamedContent => [
        name.replaceAll("\\", "/"),
        readDocument(path.join(top, name), maxBytes).text ?? "",
      ]);
      digest = digestOf(texts, readDocument(path.join(this.project, folder, liveFiles.summary), maxBytes).text);
      this.#digests.set(folder, digest);
    }
    return digest;
  }
}

type NamedContent = readonly [name: string, content: string | Buffer];

/** Of the tables; of a run without any the summary tells it from others. */
function digestOf(tables: readonly NamedContent[], summary: string | null): string {
  const hash = createHash("sha256");
  const told = tables.length > 0 || summary === null ? tables : [[liveFiles.summary, summary] as const];
  for (const [name, content] of [...told].sort(([a], [b]) => (a < b ? -1 : 1)))
    hash.update(`${name}\0${Buffer.byteLength(content)}\0`).update(content);
  return hash.digest("hex").slice(0, 32);
}
