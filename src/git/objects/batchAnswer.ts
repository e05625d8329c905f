/** One object as `cat-file --batch` gives it; "missing" when the store has it not. */
export type BatchAnswer =
  | { readonly kind: "object"; readonly type: string; readonly bytes: Buffer }
  | { readonly kind: "large"; readonly type: string; readonly size: number }
  | { readonly kind: "missing" };
