/** Scheme of documents that are the notes of runs. */
export const noteScheme = "runback-note";
