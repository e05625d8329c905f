/** What one click on an error message does. */
export interface ErrorAction {
  readonly label: string;
  readonly run: () => unknown;
}

/** Trouble that the user should read as it is: one sentence, and at most one thing to do about it. */
export class UserError extends Error {
  /** @param action offered on the message; "Show Log" when left out */
  constructor(
    message: string,
    readonly action?: ErrorAction,
  ) {
    super(message);
    this.name = "UserError";
  }
}
