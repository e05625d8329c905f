import { existsSync } from "node:fs";
import { mkdir, readdir, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { copyOtherTools } from "./copyOtherTools.mjs";
import { ProjectGit } from "./projectGit.mjs";
import { loggedRuns } from "./loggedRuns.mjs";
import { playScene } from "./playScene.mjs";
import { runTraining } from "./runTraining.mjs";
import { scenes } from "./scenes.mjs";
import { tinyScenes } from "./tinyScenes.mjs";

const demoFolder = path.resolve(import.meta.dirname, "..");
const historyFolder = path.join(demoFolder, "project", "history");
const changes = path.join(demoFolder, "project", "changes");
const logger = path.resolve(demoFolder, "..", "python");

/** A file that says that a folder was made here, so that nothing of the user's is ever removed. */
const marker = path.join(".git", "runback-demo");

async function emptyFolder(folder) {
  if (existsSync(folder) && (await readdir(folder)).length > 0) {
    if (!existsSync(path.join(folder, marker))) throw new Error(`${folder} holds something else; name another folder.`);
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
  await mkdir(folder, { recursive: true });
}

/** Lets the editor's terminals find the logger; hidden from git, as it is this machine's. */
async function writeEditorSettings(folder) {
  const variables = { PYTHONPATH: logger };
  const names = ["linux", "osx", "windows"].map((system) => `terminal.integrated.env.${system}`);
  const settings = Object.fromEntries(names.map((name) => [name, variables]));
  await mkdir(path.join(folder, ".vscode"));
  await writeFile(path.join(folder, ".vscode", "settings.json"), `${JSON.stringify(settings, null, 2)}\n`);
  await writeFile(path.join(folder, ".git", "info", "exclude"), "/.vscode/\n/other-tools/\n");
}

/**
 * Makes the demo workspace: a repository whose history grows commit by commit, with real trainings run in between.
 * @param {{folder: string, python: string, lanes: number, isTiny: boolean, say: (text: string) => void}} options
 *   `folder` is emptied first if it is an earlier demo workspace; `lanes`: trainings at a time
 * @returns {Promise<import("./runTraining.mjs").TrainingPlace>}
 */
export async function makeWorkspace({ folder, python, lanes, isTiny, say }) {
  await emptyFolder(folder);
  const git = new ProjectGit(folder);
  await git.create();
  await writeFile(path.join(folder, marker), "made by `npm run demo`\n");
  await writeEditorSettings(folder);
  // Made first, so that the runs stay here even where a folder above has a `.runback/` of its own.
  await mkdir(path.join(folder, ".runback"));
  await copyOtherTools(folder);

  const place = { folder, python, logger };
  const history = (await readdir(historyFolder)).sort().map((file) => path.join(historyFolder, file));
  let commits = 0;
  for (const scene of isTiny ? tinyScenes(scenes) : scenes) {
    for (; commits < scene.commits; commits++) await git.commitPatch(history[commits]);
    if (!existsSync(path.join(folder, "data", "spirals.csv"))) await runTraining({ args: ["make_data.py"] }, place);
    await playScene(scene, git, place, { changes, lanes });
    const count = (await loggedRuns(folder)).length;
    say(`commit ${String(commits).padStart(2)} of ${history.length}, ${scene.title}: ${count} runs`);
  }
  return place;
}
