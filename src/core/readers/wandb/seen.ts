import type { WandbState } from "./wandbState";

/** A record or row of this time (ms since the epoch) was read; NaN and null say nothing. */
export function seen(state: WandbState, time: number | null): void {
  if (time !== null && time === time && (state.lastTime === null || time > state.lastTime)) state.lastTime = time;
}
