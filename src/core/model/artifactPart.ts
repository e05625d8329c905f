/** Where in a file an artifact lies that has none of its own, such as a picture in an event file. */
export interface ArtifactPart {
  /** Bytes from the start of the file. */
  readonly offset: number;
  /** Bytes. */
  readonly length: number;
  /** Media type, told from the first bytes; null when they are of no known type. */
  readonly type: string | null;
}
