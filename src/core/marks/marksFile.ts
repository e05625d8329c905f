import type { MarkEntry } from "./markEntry";

/** What the marks file of one run says. */
export interface MarksFile {
  /** The run that it is for; null where the file does not say it. */
  readonly runId: string | null;
  /** One entry a field, by field. */
  readonly entries: readonly MarkEntry[];
  /** Lines that could not be read, which are written back as they are. */
  readonly unread: readonly string[];
}
