// `npm run demo [-- --headless | --workspace-only] [--folder DIR] [--lanes N] [--tiny]`
//   (nothing)         makes the demo workspace, leaves one training running in it and opens it in an editor
//   --headless        takes the README's pictures instead, into media/screenshots/
//   --workspace-only  only makes the workspace, and prints its path on standard output
//   --folder DIR      where the workspace is made; .demo/workspace by default
//   --lanes N         trainings at a time; 3 by default
//   --tiny            a few short runs: to try the demo itself
import { spawnSync } from "node:child_process";
import path from "node:path";
import { parseArgs } from "node:util";
import { buildWheel } from "../test/support/package/buildWheel.mjs";
import { projectRoot } from "../test/support/tools/projectRoot.mjs";
import { say } from "./support/progress.mjs";
import { requirePrograms } from "./support/requirePrograms.mjs";
import { startBackground } from "./support/startBackground.mjs";
import { stopOnSignal } from "./support/stopOnSignal.mjs";
import { makeWorkspace } from "./workspace/makeWorkspace.mjs";

const { values } = parseArgs({
  options: {
    headless: { type: "boolean", default: false },
    "workspace-only": { type: "boolean", default: false },
    folder: { type: "string", default: path.join(projectRoot, ".demo", "workspace") },
    lanes: { type: "string", default: "3" },
    tiny: { type: "boolean", default: false },
  },
});

async function buildExtension() {
  const { status } = spawnSync(process.execPath, ["esbuild.mjs"], { cwd: projectRoot, stdio: "inherit" });
  if (status !== 0) throw new Error("The extension could not be built; what is above says why.");
  await buildWheel(path.join(projectRoot, "dist"));
  say("built the extension and the logger");
}

async function takePictures(workspace) {
  const { shotList } = await import("./shots/shotList.mjs");
  const { takeScreenshots } = await import("./launch/screenshots.mjs");
  const out = path.join(projectRoot, "media", "screenshots");
  for (const file of await takeScreenshots({ workspace, out, scenes: shotList }))
    say(`wrote ${path.relative(projectRoot, file)}`);
}

async function openForUser(workspace, running) {
  const { openEditor } = await import("./launch/openEditor.mjs");
  const editor = await openEditor({ workspace, extensionPath: projectRoot });
  running.add(editor.stop);
  say(editor.address ? `open this address in your browser: ${editor.address}` : "opened VS Code");
  const port = editor.address && new URL(editor.address).port;
  if (port) say(`from another machine, first: ssh -L ${port}:127.0.0.1:${port} <this machine>`);
  say("Ctrl-C stops the editor and the training that is still running");
  await Promise.race([editor.ended, running.interrupted]);
}

async function main(running) {
  const { python, pythonVersion, git } = await requirePrograms();
  say(`Node ${process.versions.node}, Python ${pythonVersion}, git ${git}`);
  if (!values["workspace-only"]) await buildExtension();
  const folder = path.resolve(values.folder);
  const lanes = Math.max(1, Number(values.lanes) || 1);
  const place = await makeWorkspace({ folder, python, lanes, isTiny: values.tiny, say });
  say(`the workspace is ready: ${folder}`);
  if (values["workspace-only"]) {
    process.stdout.write(`${folder}\n`);
    return;
  }
  const background = startBackground(place);
  running.add(background.stop);
  say(`left one training running (process ${background.pid})`);
  if (values.headless) await takePictures(folder);
  else await openForUser(folder, running);
}

const running = stopOnSignal();
const stopped = running.interrupted.then(() => say("stopping …"));
try {
  await Promise.race([main(running), stopped]);
} catch (error) {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
await running.stopAll();
process.exit();
