import type { RunDetail } from "../model/runDetail";
import { joinPath } from "./joinPath";
import { isOwnRun } from "./isOwnRun";
import { mapPaths, type MovedCode } from "./mapPaths";
import { neededInputs } from "./neededInputs";
import { pathBelow } from "./pathBelow";
import { recordedProgram, type RecordedProgram } from "./recordedProgram";
import { rerunEnvironment } from "./rerunEnvironment";
import type { RerunPlanResult } from "./rerunPlan";

/** What a plan needs to know besides the run. */
export interface RerunPlace {
  /** Absolute folder of the worktree that holds the run's code. */
  readonly worktree: string;
  /** Name of this machine. */
  readonly host: string;
  /** The editor's PYTHONPATH; "" when it has none. */
  readonly pythonPath: string;
}

const redacted = "[redacted]";

/** Plans the repetition of a run in a worktree of its code. Nothing is looked up on disk. */
export function planRerun(detail: RunDetail, place: RerunPlace): RerunPlanResult {
  const program = recordedProgram(detail);
  if (!program.ok) return program;
  const { launch, args, cwd, executable, importRoots } = program;
  const source = detail.sources.at(-1);
  const repository = source?.repository ?? null;
  const moved = repository === null ? null : movedCode(repository, place.worktree, program);
  const map = (text: string): string => (moved ? mapPaths(text, moved) : text);
  const isOwn = isOwnRun(detail, place.host);
  const all = [...launch, ...args].map(map);
  return {
    ok: true,
    plan: {
      interpreter: isOwn ? executable : null,
      args: all,
      cwd: cwd === null ? place.worktree : movedFolder(cwd, moved),
      environment: rerunEnvironment({
        moved: moved ?? { repository: place.worktree, worktree: place.worktree, cwd, kept: [] },
        importRoots,
        pythonPath: place.pythonPath,
        recorded: isOwn ? program.env : {},
        logDirectory: isOwn ? joinPath(detail.row.directory, "../..") : null,
        experiment: detail.row.experiment,
        parentId: isOwn ? detail.row.runId.replace(/^[^:]*:/, "") : null,
      }),
      inputs: repository === null ? [] : neededInputs(detail.datasets, args, repository, cwd),
      notes: notesOf(detail, program, all, isOwn),
    },
  };
}

/** A virtual environment in the repository is no part of its code, and is not in the worktree. */
function movedCode(repository: string, worktree: string, { cwd, prefix }: RecordedProgram): MovedCode {
  const isInside = prefix !== null && (pathBelow(prefix, repository) ?? "") !== "";
  return { repository, worktree, cwd, kept: isInside ? [prefix] : [] };
}

function movedFolder(cwd: string, moved: MovedCode | null): string {
  const below = moved && pathBelow(cwd, moved.repository);
  return moved === null || below === null ? cwd : joinPath(moved.worktree, below);
}

function notesOf(detail: RunDetail, program: RecordedProgram, args: readonly string[], isOwn: boolean): string[] {
  const notes: string[] = [];
  const repository = detail.sources.at(-1)?.repository ?? null;
  if (!isOwn) notes.push("This log comes from another tool or machine: check the command, and choose the interpreter.");
  if (args.some((arg) => arg.includes(redacted)))
    notes.push("Parts of the command were redacted when it was recorded and must be filled in.");
  if (repository === null) notes.push("The log does not name the repository, so paths are as they were recorded.");
  else if (program.cwd !== null && pathBelow(program.cwd, repository) === null)
    notes.push("The run was started outside its repository; its working directory is not in the worktree.");
  const world = Number(program.env["WORLD_SIZE"] ?? 1);
  if (world > 1) notes.push(`The run was one of ${world} processes; only this one is repeated.`);
  return notes;
}
