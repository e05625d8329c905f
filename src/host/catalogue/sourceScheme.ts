/** Scheme of read-only documents that show a run's code as it was. */
export const sourceScheme = "runback-source";
