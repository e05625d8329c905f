/** What the name of an event file tells. */
export interface EventFileName {
  /** Seconds since the epoch when the writer opened it; null: the name has none. */
  readonly time: number | null;
  readonly host: string | null;
  readonly pid: number | null;
}

/**
 * Reads `events.out.tfevents.<seconds>.<host>[.<pid>.<number>][<suffix>][.v2]`, as TensorFlow, tensorboard, PyTorch and
 * tensorboardX write it.
 */
export function eventFileName(name: string): EventFileName {
  const parts = /tfevents\.(\d{1,12})\.(.+)$/.exec(name);
  if (!parts) return { time: null, host: null, pid: null };
  const time = Number(parts[1]);
  const rest = parts[2]!.replace(/\.v2$/, "");
  const numbered = /^(.+)\.(\d+)\.(\d+)(?:\.?\D.*)?$/.exec(rest);
  return numbered ? { time, host: numbered[1]!, pid: Number(numbered[2]) } : { time, host: rest, pid: null };
}
