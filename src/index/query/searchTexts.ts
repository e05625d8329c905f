import type { RunDetail } from "../../core/model/runDetail";
import { Breath } from "../breath";

/** Stands between fields, so that a word never matches across two of them. */
const gap = "\n";

/**
 * Lower-case text of every run, for the word filter: name, tags, note and params' values. Not saved: made in the
 * background after start, and again when the run changed and somebody asks.
 */
export class SearchTexts {
  readonly #texts = new Map<string, string>();
  readonly #unread = new Set<string>();

  /** @param detailOf what is known of a run; null when nothing is */
  constructor(private readonly detailOf: (runId: string) => RunDetail | null) {}

  /** A run whose text is to be made from the store some time before it is asked for. */
  expect(runId: string): void {
    this.#texts.delete(runId);
    this.#unread.add(runId);
  }

  delete(runId: string): void {
    this.#texts.delete(runId);
    this.#unread.delete(runId);
  }

  /** Makes the texts that are missing, with breaks for other work. */
  async prepare(): Promise<void> {
    const breath = new Breath();
    for (const runId of [...this.#unread]) {
      await breath.take();
      this.#make(runId);
    }
  }

  /** Runs in which every word of `filter` occurs; null when it has no words. */
  find(filter: string): ReadonlySet<string> | null {
    const words = filter.toLowerCase().split(/\s+/u).filter(Boolean);
    if (words.length === 0) return null;
    for (const runId of [...this.#unread]) this.#make(runId);
    const found = new Set<string>();
    for (const [runId, text] of this.#texts) if (words.every((word) => text.includes(word))) found.add(runId);
    return found;
  }

  #make(runId: string): void {
    if (!this.#unread.delete(runId)) return;
    const detail = this.detailOf(runId);
    if (detail) this.#texts.set(runId, searchText(detail));
  }
}

function searchText({ row, tags, note, params }: RunDetail): string {
  const values = Object.values(params).map((value) =>
    typeof value === "object" ? JSON.stringify(value) : String(value),
  );
  const tagTexts = Object.entries(tags).flat();
  return [row.runName, ...tagTexts, note ?? "", ...values].join(gap).toLowerCase();
}
