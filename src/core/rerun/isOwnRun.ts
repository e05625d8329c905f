import type { RunDetail } from "../model/runDetail";

/** Whether a run was recorded by our logger on this machine; anything else is imported, and its command is doubted. */
export function isOwnRun({ row }: RunDetail, host: string): boolean {
  return row.formats.length > 0 && row.formats.every((format) => format === "runback") && row.host === host;
}
