/** What the keys of facts begin with: keys of runs begin with a quote. */
const factPrefix = "fact ";

/** Keys in the database and the journal. Names are quoted, so that every odd character is kept. */
export const savedKeys = {
  factPrefix,
  ofRun: (runId: string): string => JSON.stringify(runId),
  ofFact: (name: string): string => factPrefix + JSON.stringify(name),
  /** The name of a fact; null for the key of a run. */
  factOf: (key: string): string | null =>
    key.startsWith(factPrefix) ? (JSON.parse(key.slice(factPrefix.length)) as string) : null,
};
