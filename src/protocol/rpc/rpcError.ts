/** Why a call failed: decide by this, never by the text of a message. */
export type RpcFailure =
  | "failed" // the method itself threw
  | "unknown-method"
  | "bad-arguments"
  | "cancelled"
  | "timeout"
  | "disposed"; // the other side is gone, or this one was closed

/** The only error that a call over a border ends with. */
export class RpcError extends Error {
  constructor(
    readonly reason: RpcFailure,
    message: string,
  ) {
    super(message);
    this.name = "RpcError";
  }

  static is(error: unknown, reason?: RpcFailure): error is RpcError {
    return error instanceof RpcError && (reason === undefined || error.reason === reason);
  }
}
