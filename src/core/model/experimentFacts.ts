/** What a tool recorded of an experiment as a whole. */
export interface ExperimentFacts {
  readonly note: string | null;
  readonly tags: Readonly<Record<string, string>>;
}
