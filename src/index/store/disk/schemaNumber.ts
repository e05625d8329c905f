/**
 * Version of the saved index: each has a folder of its own, so that two versions of the extension never read each
 * other's. Raise it with any change of what is saved: `RunRow`, `StoredRun`, the packed state of a run, packed
 * summaries, chunks, or the files of the store. What another version saved is then left aside, and logs are read again.
 */
export const schemaNumber = 7;
