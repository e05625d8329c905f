import type { QueryField } from "./queryField";

/** Operators that compare a field with one value. */
export type CompareOperator = "=" | "!=" | "<" | "<=" | ">" | ">=";

/** A literal, as it was written; `isQuoted` tells '0.5' from 0.5. */
export interface QueryValue {
  readonly text: string;
  readonly isQuoted: boolean;
  readonly at: number;
  readonly length: number;
}

/** A condition on runs. A comparison with something the run does not have is false, and so is its negated operator. */
export type QueryNode =
  | { readonly kind: "and" | "or"; readonly items: readonly QueryNode[] }
  | { readonly kind: "not"; readonly item: QueryNode }
  | {
      readonly kind: "compare";
      readonly field: QueryField;
      readonly operator: CompareOperator;
      readonly value: QueryValue;
    }
  | {
      readonly kind: "like";
      readonly field: QueryField;
      readonly pattern: QueryValue;
      readonly isCaseSensitive: boolean;
      readonly isNegated: boolean;
    }
  | {
      readonly kind: "in";
      readonly field: QueryField;
      readonly values: readonly QueryValue[];
      readonly isNegated: boolean;
    }
  | {
      readonly kind: "between";
      readonly field: QueryField;
      readonly low: QueryValue;
      readonly high: QueryValue;
      readonly isNegated: boolean;
    }
  | { readonly kind: "null"; readonly field: QueryField; readonly isNegated: boolean }
  /** Occurs in the run's name, tags, note or param values, without regard to case. */
  | { readonly kind: "word"; readonly text: string };

/** One key to sort by. */
export interface QueryOrder {
  readonly field: QueryField;
  readonly isDescending: boolean;
}

/** A whole query. No condition: all runs. */
export interface RunQuery {
  readonly condition: QueryNode | null;
  readonly order: readonly QueryOrder[];
}
