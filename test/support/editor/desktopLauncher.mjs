#!/usr/bin/env node
// Starts a desktop VS Code (RUNBACK_DESKTOP_EXECUTABLE) with the arguments given: under a virtual display where there
// is none, and without --disable-workspace-trust (which `runTests` always adds) where RUNBACK_KEEP_TRUST=1 asks for it.
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";
import { hasDisplay } from "./hasDisplay.mjs";
import { stopProcess } from "../tools/stopProcess.mjs";

const limit = Number(process.env["RUNBACK_HOST_LIMIT"] ?? 300_000);
const executable = process.env["RUNBACK_DESKTOP_EXECUTABLE"];
if (!executable) throw new Error("RUNBACK_DESKTOP_EXECUTABLE names no editor");

const keepsTrust = process.env["RUNBACK_KEEP_TRUST"] === "1";
const args = process.argv.slice(2).filter((arg) => !(keepsTrust && arg === "--disable-workspace-trust"));
const folders = (process.env["PATH"] ?? "").split(path.delimiter);
const xvfb = folders.map((folder) => path.join(folder, "xvfb-run")).find((file) => existsSync(file));
const command = hasDisplay() || !xvfb ? [executable] : [xvfb, "-a", executable];

const child = spawn(command[0], [...command.slice(1), ...args], { stdio: "inherit", detached: true });
const timer = setTimeout(() => {
  process.stderr.write(`The tests did not end within ${limit / 1000} s.\n`);
  void stopProcess(child);
}, limit);
for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => void stopProcess(child));
child.once("error", (error) => {
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
});
child.once("exit", (code) => {
  clearTimeout(timer);
  process.exitCode = code ?? 1;
});
