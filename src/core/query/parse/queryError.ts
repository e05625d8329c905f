/** Why a query cannot be read, and the characters it is about. */
export class QueryError extends Error {
  /**
   * @param at first character, from 0
   * @param length of the part that is wrong; 0 at the end of the query
   */
  constructor(
    message: string,
    readonly at: number,
    readonly length: number,
  ) {
    super(message);
    this.name = "QueryError";
  }

  static is(error: unknown): error is QueryError {
    return error instanceof QueryError;
  }
}
