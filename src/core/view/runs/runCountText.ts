import type { Translate } from "../translate";

/** How many runs there are, in words. */
export const runCountText = (count: number, t: Translate): string => (count === 1 ? t("1 run") : t("{0} runs", count));
