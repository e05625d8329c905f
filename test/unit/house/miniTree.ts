import { execFile } from "node:child_process";
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

const project = process.cwd();
const rules = [".dependency-cruiser.cjs", "eslint.config.mjs", "package.json", "tsconfig.json"];
const rings = ["core", "protocol", "git", "index", "host", "cli"].map((ring) => `src/${ring}`);

/** A small tree in a temporary folder that is kept by this project's own rules. */
export interface MiniTree {
  /** What `npm run check -- --only <steps>` says about the tree. */
  check(steps: string): Promise<{ code: number; output: string }>;
  remove(): Promise<void>;
}

/**
 * Makes a tree with the project's configuration files and the given sources.
 * @param files text by path
 */
export async function miniTree(files: Record<string, string>): Promise<MiniTree> {
  const root = await mkdtemp(path.join(tmpdir(), "runback-house-"));
  for (const file of rules) await cp(path.join(project, file), path.join(root, file));
  for (const folder of [...rings, "src", "webview", "test"]) {
    await mkdir(path.join(root, folder), { recursive: true });
    await cp(path.join(project, folder, "tsconfig.json"), path.join(root, folder, "tsconfig.json"));
  }
  await symlink(path.join(project, "node_modules"), path.join(root, "node_modules"), "dir");
  for (const [file, text] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(root, file)), { recursive: true });
    await writeFile(path.join(root, file), text);
  }
  const check = (steps: string) =>
    new Promise<{ code: number; output: string }>((resolve) => {
      const args = [path.join(project, "test", "support", "check.mjs"), "--root", root, "--only", steps];
      execFile(process.execPath, args, { timeout: 300_000, maxBuffer: 1e8 }, (error, stdout, stderr) => {
        resolve({ code: error ? 1 : 0, output: stdout + stderr });
      });
    });
  return { check, remove: () => rm(root, { recursive: true, force: true }) };
}
