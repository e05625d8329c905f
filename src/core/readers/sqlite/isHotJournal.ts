const magic = [0xd9, 0xd5, 0x05, 0xf9, 0x20, 0xa1, 0x63, 0xd7];

/** Whether a rollback journal holds a transaction that has not ended: a zeroed or empty one is idle. */
export function isHotJournal(head: Uint8Array): boolean {
  return head.length >= magic.length && magic.every((byte, index) => head[index] === byte);
}
