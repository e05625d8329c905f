/** Whether a text is a full object id (SHA-1 or SHA-256): the only form of a revision that is ever given to git. */
export function isObjectId(text: string): boolean {
  return /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(text);
}
