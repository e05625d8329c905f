/** A resume of a run: from which step on it hides the points of earlier attempts. */
export interface Resume {
  readonly attempt: number;
  readonly startStep: number | null;
}

/**
 * The step from which on an attempt's points are hidden by later attempts; Infinity when none are.
 * A point is shown when its step is below it. Points without a step (NaN) are hidden with the first such resume.
 */
export function supersedeLimit(resumes: readonly Resume[], attempt: number): number {
  let limit = Infinity;
  for (const resume of resumes) {
    if (resume.attempt > attempt && resume.startStep !== null && resume.startStep < limit) limit = resume.startStep;
  }
  return limit;
}
