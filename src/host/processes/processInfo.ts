import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { promisify } from "node:util";

/** A process of this machine as the system knows it. */
export interface ProcessInfo {
  /** Milliseconds since the epoch, within about a second. */
  readonly startTime: number;
  /** Its command line, as one text for people. */
  readonly command: string;
}

/** Linux counts process times in hundredths of a second towards user space on every architecture (USER_HZ). */
const ticksPerSecond = 100;
const timeLimit = 3000;

/** What the system knows of a process; null when there is none of that number, or it only waits to be collected. */
export async function processInfo(pid: number): Promise<ProcessInfo | null> {
  if (process.platform === "linux") return linuxProcess(pid);
  if (process.platform === "win32") return windowsProcess(pid);
  return unixProcess(pid);
}

/** proc(5): fields after the name in parentheses, which may itself hold blanks and parentheses. */
async function linuxProcess(pid: number): Promise<ProcessInfo | null> {
  const stat = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => null); // no such process
  if (stat === null) return null;
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  const ticks = Number(fields[19]);
  if (fields[0] === "Z" || fields[0] === "X" || !Number.isFinite(ticks)) return null;
  const boot = /^btime (\d+)$/m.exec(await readFile("/proc/stat", "utf8"))?.[1];
  const command = await readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => "");
  const startTime = (Number(boot) + ticks / ticksPerSecond) * 1000;
  return { startTime, command: command.split("\0").join(" ").trim() };
}

async function unixProcess(pid: number): Promise<ProcessInfo | null> {
  const args = ["-o", "lstart=,command=", "-p", String(pid)];
  const text = await output("ps", args, { LC_ALL: "C" });
  const match = /^\s*(\w{3}\s+\w{3}\s+\d+\s+[\d:]+\s+\d{4})\s+(.*)$/m.exec(text ?? "");
  if (match?.[1] === undefined) return null;
  return { startTime: Date.parse(match[1]), command: match[2]?.trim() ?? "" };
}

async function windowsProcess(pid: number): Promise<ProcessInfo | null> {
  const query = `Get-CimInstance Win32_Process -Filter "ProcessId=${pid}" | ForEach-Object {
    "$(([DateTimeOffset]$_.CreationDate).ToUnixTimeMilliseconds()) $($_.CommandLine)" }`;
  const text = await output("powershell.exe", ["-NoProfile", "-NonInteractive", "-Command", query], {});
  const match = /^(\d+) (.*)$/m.exec(text ?? "");
  return match?.[1] === undefined ? null : { startTime: Number(match[1]), command: match[2]?.trim() ?? "" };
}

/** What a program prints; null when it fails, which `ps` does for a process that is not there. */
async function output(program: string, args: readonly string[], env: NodeJS.ProcessEnv): Promise<string | null> {
  const options = { timeout: timeLimit, env: { ...process.env, ...env }, windowsHide: true };
  try {
    return (await promisify(execFile)(program, args, options)).stdout;
  } catch {
    return null; // No answer means that the process cannot be proved to be the run's, and it is left alone.
  }
}
