import { spawn } from "node:child_process";
import { stopProcess } from "./stopProcess.mjs";

/**
 * Runs one program to its end, in its own process group and never longer than `limit`.
 * @param {string} command
 * @param {string[]} args
 * @param {{cwd?: string, env?: NodeJS.ProcessEnv, limit: number, onOutput?: (text: string) => void}} options
 *   `limit` in milliseconds; `onOutput` sees standard output and error as they come.
 * @returns {Promise<{code: number | null, output: string, isTimedOut: boolean}>} never rejects: a program that cannot
 *   start has code null and its reason as the output.
 */
export function runBounded(command, args, { cwd, env, limit, onOutput }) {
  return new Promise((resolve) => {
    const isWindows = process.platform === "win32";
    const child = spawn(command, args, { cwd, env, stdio: ["ignore", "pipe", "pipe"], detached: !isWindows });
    let output = "";
    let isTimedOut = false;
    const keep = (data) => {
      output += String(data);
      onOutput?.(String(data));
    };
    const timer = setTimeout(() => {
      isTimedOut = true;
      void stopProcess(child);
    }, limit);
    const end = () => void stopProcess(child);
    process.once("SIGTERM", end);
    process.once("SIGINT", end);
    const finish = (code) => {
      clearTimeout(timer);
      process.off("SIGTERM", end);
      process.off("SIGINT", end);
      resolve({ code, output, isTimedOut });
    };
    child.stdout.on("data", keep);
    child.stderr.on("data", keep);
    child.on("error", (error) => {
      keep(`${command}: ${error.message}\n`);
      finish(null);
    });
    child.on("close", finish);
  });
}
