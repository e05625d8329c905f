import type { ColumnCells } from "../table/columns/columnCells";
import type { GroupColumns } from "./groupColumns";

/** Fields of seed groups in the order in which a title names them, as indexes into `fields`. */
export interface TellingFields {
  /** First those that tell the most groups apart, then the others as they come. */
  readonly params: readonly number[];
  /** How many of `params`, at most `most`, tell apart what can be told apart by them. */
  readonly tellingParams: number;
  /** Fields of the code that are needed where params alone leave groups of equal titles. */
  readonly code: readonly number[];
}

/**
 * Which fields tell groups apart. A title is often cut to the width of a column, so it has to begin with these: each is
 * the one that splits the groups which are still equal into the most parts.
 */
export function tellingFields({ fields, keys, sizes }: GroupColumns, most: number): TellingFields {
  const codes = keys.map((cells) => codesOf(cells, sizes.length));
  const indexes = fields.map((_, i) => i);
  const isParam = (i: number) => fields[i]?.entity === "params";
  let classes = new Int32Array(sizes.length);
  let count = 1;
  const pick = (candidates: number[], limit: number): number[] => {
    const picked: number[] = [];
    while (picked.length < limit && count < sizes.length) {
      const before = count;
      let best = -1;
      let bestClasses = classes;
      for (const i of candidates) {
        const split = splitBy(classes, codes[i]!);
        if (split.count <= count) continue;
        ({ classes: bestClasses, count } = split);
        best = i;
        if (count === sizes.length) break; // no other one does better
      }
      if (count === before) break;
      classes = bestClasses;
      picked.push(best);
    }
    return picked;
  };
  const all = indexes.filter(isParam);
  const telling = pick(all, most);
  const others = all.filter((i) => !telling.includes(i));
  const code = indexes.filter((i) => !isParam(i));
  return { params: [...telling, ...others], tellingParams: telling.length, code: pick(code, code.length) };
}

/** Groups stay in one class when they were in one and have the same code. */
function splitBy(classes: Int32Array, codes: Int32Array): { classes: Int32Array<ArrayBuffer>; count: number } {
  const numbers = new Map<number, number>();
  const split = classes.map((one, group) => {
    const both = one * (codes.length + 1) + codes[group]!;
    const number = numbers.get(both) ?? numbers.size;
    numbers.set(both, number);
    return number;
  });
  return { classes: Int32Array.from(split), count: numbers.size };
}

/** A number from 0 on for each group's value, the same for equal ones; the number of groups where there is none. */
function codesOf(cells: ColumnCells, groups: number): Int32Array {
  const codes = new Int32Array(groups).fill(groups);
  if (cells.kind === "none") return codes;
  const numbers = new Map<number, number>();
  const values = cells.kind === "text" ? cells.ids : cells.values;
  for (let group = 0; group < groups; group++) {
    const value = values[group]!;
    if (cells.kind === "text" ? value < 0 : cells.has[group] !== 1) continue;
    const code = numbers.get(value) ?? numbers.size;
    numbers.set(value, code);
    codes[group] = code;
  }
  return codes;
}
