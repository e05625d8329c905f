/** Scheme of read-only documents that show artifacts which have no file of their own. */
export const artifactScheme = "runback-artifact";
