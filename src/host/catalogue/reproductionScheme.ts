/** Scheme of read-only documents that say whether a run was reproduced. */
export const reproductionScheme = "runback-reproduction";
