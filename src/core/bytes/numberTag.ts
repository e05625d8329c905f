/**
 * First byte of a number of any kind: 0-15 is a whole number to be divided by that power of ten, 16-31 the same and
 * negative, the others as named. Division of exact whole numbers is correctly rounded, so it gives the same bits back.
 */
export const numberTag = { negative: 16, nan: 62, double: 63 } as const;
