import { spawn } from "node:child_process";
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { stopProcess } from "../tools/stopProcess.mjs";

const startLimit = 60_000;

/**
 * Starts a VS Code server on a free port of this machine's own address.
 * @param {object} options
 * @param {{node: string, main: string}} options.editor from `ensureServerEditor`
 * @param {string} options.dataFolder fresh for each start
 * @param {Record<string, unknown>} options.settings the user settings
 * @param {string[]} options.flags server flags; one of them must say how connections are let in (token or none)
 * @param {NodeJS.ProcessEnv} [options.env] environment of the server and of the extension host
 * @returns {Promise<{address: string, stop: () => Promise<void>, output: () => string, ended: Promise<void>}>}
 *   `address` as `127.0.0.1:port`; `output` all that the server printed
 */
export async function startServer({ editor, dataFolder, settings, flags, env = process.env }) {
  const userFolder = path.join(dataFolder, "data", "User");
  await mkdir(userFolder, { recursive: true });
  await writeFile(path.join(userFolder, "settings.json"), JSON.stringify(settings, null, 2));
  const fixed = ["--host", "127.0.0.1", "--port", "0", "--accept-server-license-terms", "--start-server"];
  const args = [editor.main, ...fixed, "--server-data-dir", dataFolder, "--telemetry-level", "off", ...flags];
  const child = spawn(editor.node, args, {
    env: { ...env, NODE_OPTIONS: "" },
    stdio: ["ignore", "pipe", "pipe"],
    detached: process.platform !== "win32",
  });
  let output = "";
  const ended = new Promise((resolve) => child.once("close", () => resolve()));
  const started = new Promise((resolve, reject) => {
    const fail = (why) => reject(new Error(`The editor's server ${why}:\n${output}`));
    const timer = setTimeout(() => fail("did not start in time"), startLimit);
    const look = (data) => {
      output += String(data);
      const port = /Extension host agent listening on (\d+)/.exec(output)?.[1];
      if (port) resolve(`127.0.0.1:${port}`);
    };
    child.stdout.on("data", look);
    child.stderr.on("data", look);
    child.once("error", (error) => fail(`could not be started (${error.message})`));
    child.once("close", () => fail("ended while starting"));
    ended.then(() => clearTimeout(timer));
    child.stdout.once("data", () => clearTimeout(timer));
  });
  const stop = () => stopProcess(child);
  try {
    return { address: await started, stop, output: () => output, ended };
  } catch (error) {
    await stop();
    throw error;
  }
}
