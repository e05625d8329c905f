const signals = ["SIGINT", "SIGTERM", "SIGHUP"];

/**
 * Keeps what must be stopped, and stops it, last first, when the user presses Ctrl-C or the demo ends.
 * @returns {{add: (stop: () => Promise<void>) => void, stopAll: () => Promise<void>, interrupted: Promise<void>}}
 *   `interrupted` settles at the first signal; a second one ends the demo at once.
 */
export function stopOnSignal() {
  const stops = [];
  const interrupted = new Promise((resolve) => {
    for (const signal of signals) process.once(signal, () => resolve());
  });
  const stopAll = async () => {
    for (let stop = stops.pop(); stop; stop = stops.pop())
      // One that cannot be stopped is told, and does not keep the others running.
      await stop().catch((error) => process.stderr.write(`while stopping: ${error.message}\n`));
  };
  return { add: (stop) => void stops.push(stop), stopAll, interrupted };
}
