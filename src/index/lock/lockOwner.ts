import * as fs from "node:fs";
import * as os from "node:os";

/** Who holds a lock, so that others can see whether it is still there. */
export interface LockOwner {
  /** Told apart from every other holder by this alone. */
  readonly token: string;
  readonly pid: number;
  /** When the process started, as the system counts it; "" when unknown. A process id is used again, this is not. */
  readonly started: string;
  /** Host, boot and space of process ids: only within one of them does a process id mean anything. */
  readonly place: string;
}

function readOr(read: () => string): string {
  try {
    return read();
  } catch {
    return ""; // Not Linux, or the process is gone: then the heartbeat alone decides.
  }
}

/** Field 22 of /proc/PID/stat (proc(5)): start time in clock ticks after boot. The name before it may hold blanks. */
function startOf(pid: number): string {
  const stat = readOr(() => fs.readFileSync(`/proc/${pid}/stat`, "utf8"));
  return stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19] ?? "";
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== "ESRCH";
  }
}

/** This process as the owner of a lock, and whether another owner's process surely ended. */
export const lockOwner = {
  current(token: string): LockOwner {
    const boot = readOr(() => fs.readFileSync("/proc/sys/kernel/random/boot_id", "utf8")).trim();
    const processes = readOr(() => fs.readlinkSync("/proc/self/ns/pid"));
    return { token, pid: process.pid, started: startOf(process.pid), place: `${os.hostname()} ${boot} ${processes}` };
  },

  /** true only when that is certain: seen from the same host and boot, the process is not there or is another one. */
  isGone(owner: LockOwner, self: LockOwner): boolean {
    if (owner.place !== self.place) return false;
    if (!isAlive(owner.pid)) return true;
    const started = startOf(owner.pid);
    return owner.started !== "" && started !== "" && started !== owner.started;
  },
};
