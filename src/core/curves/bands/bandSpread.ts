/** How wide a band is: the sample standard deviation (n - 1) to either side of the mean, or from smallest to largest. */
export type BandSpread = "std" | "range";
