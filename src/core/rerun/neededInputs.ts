import type { Dataset } from "../model/dataset";
import { joinPath } from "./joinPath";
import { pathBelow } from "./pathBelow";
import type { NeededInput } from "./rerunPlan";

/** Names of options and files that a program writes to rather than reads from. */
const written = /out|save|log|ckpt|checkpoint|result|export|dump|cache|work[-_]?dir|run[-_]?dir|^runs\b/i;
/** An option, or param in the manner of Hydra, before its value. */
const option = /^(-*[\w.+/-]+?)=([\s\S]+)$/;

/**
 * Paths in the repository that a run's data sets and arguments name. Which of them exist, and are missing in the
 * worktree, the caller sees.
 * @param args the recorded arguments behind the program's name
 */
export function neededInputs(
  datasets: readonly Dataset[],
  args: readonly string[],
  repository: string,
  cwd: string | null,
): NeededInput[] {
  const found = new Map<string, NeededInput>();
  const add = (text: string, from: string, isWanted: boolean): void => {
    const absolute = /^([\\/]|[A-Za-z]:[\\/])/.test(text) ? joinPath(text, ".") : cwd && joinPath(cwd, text);
    const path = absolute ? pathBelow(absolute, repository) : null;
    const isOwn = path === "" || /(^|\/)\.(git|runback)(\/|$)/.test(path ?? "");
    if (path !== null && !isOwn && !found.has(path)) found.set(path, { path, from, isWanted });
  };
  for (const { name, path, role } of datasets)
    if (path !== null && !path.includes("://")) add(path, name, !written.test(role));
  args.forEach((argument, index) => {
    const [, name, value] = option.exec(argument) ?? [];
    const ahead = args[index - 1] ?? "";
    const label = name ?? (/^-[^=]*$/.test(ahead) ? ahead : argument);
    const text = value ?? argument;
    if (!text.startsWith("-") && text !== "" && !text.includes("://"))
      add(text, label, !written.test(label) && !written.test(text));
  });
  // What lies in a folder that is linked anyway needs no link of its own.
  const all = [...found.values()];
  const isCovered = (path: string): boolean => all.some((other) => other.isWanted && path.startsWith(`${other.path}/`));
  return all.filter(({ path }) => !isCovered(path));
}
