// `npm run package [-- --out FILE]`: makes dist/runback-<version>.vsix. It is put together in a folder of its own, so
// that the bundles in dist/, which may be in use, stay as they are; .vscodeignore says what goes in.
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { projectRoot } from "../tools/projectRoot.mjs";
import { runBounded } from "../tools/runBounded.mjs";
import { buildWheel } from "./buildWheel.mjs";
import { packagedReadme } from "./packagedReadme.mjs";

const always = ["package.json", "README.md", "CHANGELOG.md", "LICENSE", ".vscodeignore", "media"];
const { values } = parseArgs({ options: { out: { type: "string" } } });
const inProject = (...names) => path.join(projectRoot, ...names);
const { version } = JSON.parse(await readFile(inProject("package.json"), "utf8"));
const out = path.resolve(values.out ?? inProject("dist", `runback-${version}.vsix`));

/** Runs one of the project's own tools; throws with what it printed when it fails. */
async function runTool(args, cwd) {
  const { code, output } = await runBounded(process.execPath, args, { cwd, limit: 180_000 });
  if (code !== 0) throw new Error(`${args.join(" ")} failed:\n${output}`);
}

const staging = await mkdtemp(path.join(tmpdir(), "runback-package-"));
try {
  const languages = (await readdir(projectRoot)).filter((name) => /^(package\.nls.*\.json|l10n)$/.test(name));
  for (const name of [...always, ...languages])
    await cp(inProject(name), path.join(staging, name), { recursive: true });
  for (const document of ["README.md", "CHANGELOG.md"])
    await writeFile(path.join(staging, document), packagedReadme(await readFile(inProject(document), "utf8")));
  const dist = path.join(staging, "dist");
  await runTool(["esbuild.mjs", "--production", `--out=${dist}`], projectRoot);
  await buildWheel(dist);
  await mkdir(path.dirname(out), { recursive: true });
  const vsce = inProject("node_modules", "@vscode", "vsce", "vsce");
  const flags = ["--no-dependencies", "--allow-missing-repository", "--no-rewrite-relative-links"];
  await runTool([vsce, "package", ...flags, "--out", out], staging);
  process.stdout.write(`${out}\n`);
} finally {
  await rm(staging, { recursive: true, force: true });
}
