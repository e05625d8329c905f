/** Bytes that reading a number, or the fixed bytes of a line, may look at behind it. */
export const lookahead = 8;
