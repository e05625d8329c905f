const started = Date.now();

/** Seconds since the demo was started, as a prefix. */
const clock = () => `[${((Date.now() - started) / 1000).toFixed(1).padStart(5)} s]`;

/** Prints one line of progress with the time since the start; to standard error, as standard output is for results. */
export function say(text) {
  process.stderr.write(`${clock()} ${text}\n`);
}
