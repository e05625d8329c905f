/** Something is wrong with what was asked for: told on standard error, exit code 1. */
export class RequestError extends Error {}
