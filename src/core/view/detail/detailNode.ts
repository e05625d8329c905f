import type { Icon } from "../icon";

/** What opening a line of the view Run does. Paths are taken from the run again by the host, never from the line. */
export type DetailAct =
  | { readonly kind: "artifact"; readonly index: number }
  | { readonly kind: "console" }
  | { readonly kind: "logFile" }
  | { readonly kind: "entryScript" }
  | { readonly kind: "fetchSource" }
  | { readonly kind: "problem"; readonly index: number };

/** One line of the view Run. */
export interface DetailNode {
  /** Unique in the run, and the same when the run is shown again, so that what is expanded stays so. */
  readonly key: string;
  readonly label: string;
  readonly description: string;
  readonly icon: Icon | null;
  /** Plain text, or null for the label and description. */
  readonly tooltip: string | null;
  readonly children: readonly DetailNode[];
  readonly isExpanded: boolean;
  readonly act: DetailAct | null;
  /** What Copy Value copies; null where there is nothing to copy. */
  readonly copyText: string | null;
}
