import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { stopProcess } from "../tools/stopProcess.mjs";

const startLimit = 180_000;
const keptOutput = 100_000;

/**
 * Starts a VS Code server on a free port of this machine's own address. Who connects needs the random token, which
 * stands in a file of the user's alone: on a shared machine the server is a shell, and a command line is no secret.
 * @param {object} options
 * @param {{node: string, main: string}} options.editor from `ensureServerEditor`
 * @param {string} options.dataFolder fresh for each start
 * @param {Record<string, unknown>} options.settings the user settings
 * @param {string[]} [options.flags] more server flags
 * @param {NodeJS.ProcessEnv} [options.env] environment of the server and of the extension host
 * @returns {Promise<{address: string, token: string, settingsFile: string, stop: () => Promise<void>, output: () => string, ended: Promise<void>}>}
 *   `address` as `127.0.0.1:port`; `output` the last of what the server printed
 */
export async function startServer({ editor, dataFolder, settings, flags = [], env = process.env }) {
  const settingsFile = path.join(dataFolder, "data", "User", "settings.json");
  await mkdir(path.dirname(settingsFile), { recursive: true });
  await writeFile(settingsFile, JSON.stringify(settings, null, 2));
  const token = randomBytes(24).toString("hex");
  const tokenFile = path.join(dataFolder, "connection-token");
  await writeFile(tokenFile, token, { mode: 0o600 });
  const fixed = ["--host", "127.0.0.1", "--port", "0", "--accept-server-license-terms", "--start-server"];
  const quiet = ["--telemetry-level", "off"];
  const args = [
    editor.main,
    ...fixed,
    ...quiet,
    "--server-data-dir",
    dataFolder,
    "--connection-token-file",
    tokenFile,
    ...flags,
  ];
  const child = spawn(editor.node, args, {
    env: { ...env, NODE_OPTIONS: "" },
    stdio: ["ignore", "pipe", "pipe"],
    detached: process.platform !== "win32",
  });
  let output = "";
  const killNow = () => {
    try {
      process.kill(process.platform === "win32" ? child.pid : -child.pid, "SIGKILL");
    } catch {
      // It is gone already: nothing to end.
    }
  };
  // However this process ends, also by an error while the server is still starting, the server ends with it.
  process.once("exit", killNow);
  const ended = new Promise((resolve) => {
    child.once("close", () => {
      process.off("exit", killNow);
      resolve();
    });
  });
  const started = new Promise((resolve, reject) => {
    const fail = (why) => reject(new Error(`The editor's server ${why}:\n${output}`));
    const timer = setTimeout(() => fail("did not start in time"), startLimit);
    const look = (data) => {
      output = (output + String(data)).slice(-keptOutput);
      const port = /Extension host agent listening on (\d+)/.exec(output)?.[1];
      if (!port) return;
      clearTimeout(timer);
      resolve(`127.0.0.1:${port}`);
    };
    child.stdout.on("data", look);
    child.stderr.on("data", look);
    child.once("error", (error) => fail(`could not be started (${error.message})`));
    child.once("close", () => fail("ended while starting"));
    ended.then(() => clearTimeout(timer));
  });
  const stop = () => stopProcess(child);
  try {
    return { address: await started, token, settingsFile, stop, output: () => output, ended };
  } catch (error) {
    await stop();
    throw error;
  }
}
