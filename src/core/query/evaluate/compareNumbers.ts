import type { CompareOperator } from "../parse/queryNode";

/** What an operator says of two numbers. NaN is equal to NaN here, so that `metrics.loss = NaN` finds diverged runs. */
export function compareNumbers(operator: CompareOperator, left: number, right: number): boolean {
  switch (operator) {
    case "=":
      return left === right || (Number.isNaN(left) && Number.isNaN(right));
    case "!=":
      return !compareNumbers("=", left, right);
    case "<":
      return left < right;
    case "<=":
      return left <= right;
    case ">":
      return left > right;
    case ">=":
      return left >= right;
  }
}
