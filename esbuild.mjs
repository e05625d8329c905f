// Builds every bundle: `node esbuild.mjs [--production] [--watch] [--tests] [--out=DIR]`; DIR is `dist` by default.
import { copyFile, mkdir, readdir, rm } from "node:fs/promises";
import { existsSync } from "node:fs";
import path from "node:path";
import { context, build } from "esbuild";

const flags = new Set(process.argv.slice(2));
const isProduction = flags.has("--production");
const dist = process.argv.find((flag) => flag.startsWith("--out="))?.slice("--out=".length) ?? "dist";

/** Settings that all bundles share. */
const common = {
  bundle: true,
  minify: isProduction,
  sourcemap: isProduction ? false : "linked",
  logLevel: "warning",
  define: { "process.env.NODE_ENV": isProduction ? '"production"' : '"development"' },
};
// The wasm is looked for beside the bundle first; its place in node_modules is for tests alone.
const node = { ...common, platform: "node", target: "node20", format: "cjs", external: ["sql.js/dist/sql-wasm.wasm"] };

const page = { platform: "browser", target: "chrome128", format: "iife" };

/** What the index thread imports when it is wanted is a bundle of its own beside: a start reads a third of the code. */
const late = {
  name: "late",
  setup(plugin) {
    plugin.onResolve({ filter: /^\./ }, ({ kind, path: file }) =>
      kind === "dynamic-import" ? { path: `./${path.basename(file)}.js`, external: true } : undefined,
    );
  },
};

/** A page runs the control toolkit's code when it sets up its controls: until then that is the body of a function. */
const lateToolkit = {
  name: "late-toolkit",
  setup(plugin) {
    plugin.onLoad({ filter: /[\\/]webview[\\/]shared[\\/]parts[\\/]toolkit\.ts$/ }, async ({ path: file }) => {
      const options = {
        ...common,
        ...page,
        sourcemap: false,
        entryPoints: [file],
        globalName: "toolkit",
        write: false,
      };
      const { outputFiles } = await build(options);
      return { contents: `export function registerToolkit() {\n${outputFiles[0].text}\ntoolkit.registerToolkit();\n}` };
    });
  },
};

/** One page a folder of webview/ that has a `main.ts`; `shared/` has none. */
async function pageEntries() {
  const folders = await readdir("webview", { withFileTypes: true });
  return folders
    .filter((entry) => entry.isDirectory() && existsSync(`webview/${entry.name}/main.ts`))
    .map((entry) => ({ in: `webview/${entry.name}/main.ts`, out: entry.name }));
}

async function targets() {
  const pages = await pageEntries();
  const list = [
    {
      ...node,
      entryPoints: ["src/extension.ts"],
      outfile: `${dist}/extension.js`,
      external: [...node.external, "vscode"],
    },
    {
      ...node,
      entryPoints: ["src/index/workerMain.ts"],
      outfile: `${dist}/worker.js`,
      supported: { "dynamic-import": false },
      plugins: [late],
    },
    { ...node, entryPoints: ["src/index/imports/wantedImporters.ts"], outfile: `${dist}/wantedImporters.js` },
    { ...node, entryPoints: ["src/index/decodeMain.ts"], outfile: `${dist}/decode.js` },
    { ...node, entryPoints: ["src/cli/main.ts"], outfile: `${dist}/cli.js`, banner: { js: "#!/usr/bin/env node" } },
  ].filter((target) => existsSync(target.entryPoints[0]));
  if (pages.length > 0)
    list.push({ ...common, ...page, plugins: [lateToolkit], entryPoints: pages, outdir: `${dist}/pages` });
  return list;
}

/** Every test file becomes its own bundle under out/test, beside nothing else: packages stay external. */
async function testTargets() {
  const files = (await readdir("test", { recursive: true })).filter((file) => file.endsWith(".ts"));
  return [
    {
      ...node,
      entryPoints: files
        .filter((file) => /\.test\.ts$|hostRunner\.ts$/.test(file))
        .map((file) => ({ in: path.join("test", file), out: file.replace(/\.ts$/, "") })),
      outdir: "out/test",
      packages: "external",
      external: ["vscode"],
      minify: false,
      sourcemap: "linked",
    },
  ].filter((target) => target.entryPoints.length > 0);
}

/** What must lie beside the bundles to run them. */
async function copyAssets() {
  await mkdir(dist, { recursive: true });
  await copyFile("node_modules/sql.js/dist/sql-wasm.wasm", `${dist}/sql-wasm.wasm`);
}

const isTests = flags.has("--tests");
const list = isTests ? await testTargets() : await targets();
if (isTests) await rm("out/test", { recursive: true, force: true });
else await copyAssets();

if (flags.has("--watch")) {
  const announce = {
    name: "announce",
    setup(plugin) {
      plugin.onStart(() => process.stdout.write("[watch] build started\n"));
      plugin.onEnd(() => process.stdout.write("[watch] build finished\n"));
    },
  };
  const contexts = await Promise.all(
    list.map((target) => context({ ...target, plugins: [...(target.plugins ?? []), announce] })),
  );
  await Promise.all(contexts.map((one) => one.watch()));
} else {
  await Promise.all(list.map((target) => build(target)));
}
