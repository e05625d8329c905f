import { errorCode } from "../../errorCode";

const causes: Readonly<Record<string, string>> = {
  ENOSPC: "the disk is full",
  EDQUOT: "the disk quota is used up",
  EROFS: "the disk is read-only",
  EACCES: "its folder may not be written",
  EPERM: "its folder may not be written",
};

/** One sentence for the user about a failed write of the saved index. */
export function diskTrouble(error: unknown, folder: string): string {
  const code = errorCode(error);
  const cause = causes[code] ?? `the disk reports ${code === "" ? String(error) : code}`;
  return `The index cannot be saved in ${folder}: ${cause}. It continues in memory and is saved once that is over.`;
}
