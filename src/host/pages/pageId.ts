/** The kinds of editor panels, each a bundle in `dist/pages`. Add a kind's view type to package.json, too. */
export type PageId = "compare" | "runs" | "run";

/** The editor's name for panels of a kind, the same for opening one and for bringing it back after a reload. */
export function viewType(id: PageId): string {
  return `runback.${id}Page`;
}
