/** Names of the files of a saved index, in its folder. */
export const savedNames = {
  /** The folder of one version's index. */
  folder: (schema: number): string => `saved-${schema}`,
  journal: (number: number): string => `journal-${number}.log`,
  /** The token keeps two processes that both believe to be the writer from writing one file. */
  image: (number: number, token: string): string => `image-${number}-${token}.db`,
  segment: (number: number): string => `segment-${number}.bin`,
  privateSegment: (number: number): string => `private-${number}.bin`,
  lock: (number: number): string => `lock-${number}`,
  /** What a file that is being written is called until it is whole. */
  temporary: (name: string): string => `${name}.tmp`,
  damaged: (name: string): string => `damaged-${name}`,

  schemaOf(folder: string): number | null {
    const digits = /^saved-(\d+)$/.exec(folder)?.[1];
    return digits === undefined ? null : Number(digits);
  },

  /** The number of a file of this kind; null for any other file. */
  numberOf(kind: "journal" | "image" | "segment" | "private" | "lock" | "damaged", name: string): number | null {
    const [prefix, number] = /^([a-z]+)-(?:[a-z]+-)?(\d+)(?:[-.]|$)/.exec(name)?.slice(1) ?? [];
    return prefix === kind ? Number(number) : null;
  },
};
