/** Bytes of the longest record that a decoder reads; a longer one is skipped and is one problem. */
export const maxRecordBytes = 16 * 1024 * 1024;
