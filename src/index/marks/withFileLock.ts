import { open, rm, stat } from "node:fs/promises";
import { setTimeout as wait } from "node:timers/promises";
import { errorCode } from "../errorCode";

/** Between two tries (ms). */
const tryEvery = 15;
/** A lock that somebody else has held for this long (ms, by our clock) is left by one who was killed: an act takes less. */
const abandonedAfter = 2000;

/**
 * Does something while no other process does it under the same lock, which is a file that exists meanwhile.
 * @param lock path of that file
 */
export async function withFileLock<T>(lock: string, act: () => Promise<T>): Promise<T> {
  await take(lock);
  try {
    return await act();
  } finally {
    await rm(lock, { force: true });
  }
}

async function take(lock: string): Promise<void> {
  let seen = "";
  let since = performance.now();
  for (;;) {
    try {
      await (await open(lock, "wx")).close();
      return;
    } catch (error) {
      if (errorCode(error) !== "EEXIST") throw error;
    }
    const look = await lookOf(lock);
    if (look !== seen) [seen, since] = [look, performance.now()];
    // Seen to be the same one right before it goes, so that it is not the lock of one who took over first.
    if (performance.now() - since > abandonedAfter && (await lookOf(lock)) === seen) await rm(lock, { force: true });
    else await wait(tryEvery);
  }
}

async function lookOf(lock: string): Promise<string> {
  try {
    const { ino, mtimeMs } = await stat(lock);
    return `${ino} ${mtimeMs}`;
  } catch {
    return ""; // given back meanwhile: the next try takes it
  }
}
