/** How many points are remembered: a repeated one follows soon. */
const room = 64;

/** The last points of a metric, to see whether one is written again. */
export class RecentPoints {
  private readonly times = new Float64Array(room);
  private readonly steps = new Float64Array(room);
  private readonly values = new Float64Array(room);
  private count = 0;
  private latest = -Infinity;

  /** @returns false when an equal point is among the last ones; it is not remembered twice */
  add(time: number, step: number, value: number): boolean {
    // Nearly always time goes on, and a later point cannot be there yet.
    if (time <= this.latest && this.has(time, step, value)) return false;
    const place = this.count++ % room;
    this.times[place] = time;
    this.steps[place] = step;
    this.values[place] = value;
    if (time > this.latest) this.latest = time;
    return true;
  }

  private has(time: number, step: number, value: number): boolean {
    const { times, steps, values } = this;
    for (let i = Math.min(this.count, room) - 1; i >= 0; i--)
      if (times[i] === time && steps[i] === step && Object.is(values[i], value)) return true;
    return false;
  }
}
