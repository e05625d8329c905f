/** Bytes that the scanner may look at beyond the line it reads. */
export const lookahead = 8;
