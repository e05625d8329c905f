/** 10^0 to 10^22: all powers of ten that a double holds exactly. */
export const powersOfTen = new Float64Array(Array.from({ length: 23 }, (_, exponent) => Number(`1e${exponent}`)));
