/** The cells of one column, as they cross borders: typed arrays, one entry a run. */
export type ColumnCells =
  | {
      readonly kind: "number";
      /** Times and durations in milliseconds, booleans as 1 and 0. */
      readonly values: Float64Array<ArrayBuffer>;
      /** 1 where the run has a value, which may be NaN. */
      readonly has: Uint8Array<ArrayBuffer>;
    }
  | {
      readonly kind: "text";
      /** Index into `texts`; -1 where the run has none. */
      readonly ids: Int32Array<ArrayBuffer>;
      /** Each distinct text once, cut after 4,096 characters. */
      readonly texts: readonly string[];
    }
  /** No run has one. */
  | { readonly kind: "none" };
