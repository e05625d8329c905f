/** How long a column becomes that has no place for a row: a little longer, since there are hundreds of columns. */
export function grownLength(row: number, length: number): number {
  return Math.max(row + 1, Math.ceil(length * 1.25));
}
