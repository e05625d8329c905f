import { execFile } from "node:child_process";
import { setTimeout as wait } from "node:timers/promises";

/** Signals a whole process group; false when nothing of it is left. */
function signalGroup(pid, signal) {
  try {
    process.kill(-pid, signal);
    return true;
  } catch (error) {
    if (error.code === "ESRCH") return false;
    // A process that was not started as the head of a group: signal it alone.
    if (error.code === "EPERM" || error.code === "EINVAL") return process.kill(pid, signal);
    throw error;
  }
}

/**
 * Ends a child that was started with `detached: true`, and everything it started: asked first, forced after `grace`.
 * @param {import("node:child_process").ChildProcess} child
 * @param {number} [grace] milliseconds between asking and forcing
 */
export async function stopProcess(child, grace = 3000) {
  if (child.pid === undefined) return;
  if (process.platform === "win32") {
    await new Promise((resolve) => execFile("taskkill", ["/pid", String(child.pid), "/T", "/F"], resolve));
    return;
  }
  const end = Date.now() + grace;
  if (!signalGroup(child.pid, "SIGTERM")) return;
  while (Date.now() < end) {
    await wait(50);
    if (!signalGroup(child.pid, 0)) return;
  }
  signalGroup(child.pid, "SIGKILL");
}
