// The six rings, kept by machine: each looks only inward. ARCHITECTURE.md says why.
const rings = {
  core: { mayUse: ["^src/core/"], packages: ["yaml"] },
  protocol: { mayUse: ["^src/core/", "^src/protocol/"], packages: [] },
  git: { mayUse: ["^src/(core|protocol|git)/"], node: true },
  index: { mayUse: ["^src/(core|protocol|git|index)/"], node: true, packages: ["sql.js", "chokidar"] },
  host: {
    mayUse: ["^src/(core|protocol|git|host)/", "^src/index/(client|place)/"],
    node: true,
    packages: ["vscode", "@types/vscode"],
  },
  cli: { mayUse: ["^src/(core|protocol|git|cli)/", "^src/index/client/"], node: true },
};
const escape = (name) => name.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&");
const packagePath = (name) => `(^|node_modules/)${escape(name)}(/|$)`;

const ringRules = Object.entries(rings).map(([ring, { mayUse, node, packages }]) => ({
  name: `ring-${ring}`,
  severity: "error",
  comment: `src/${ring} looks only inward.`,
  from: { path: `^src/${ring}/` },
  to: {
    pathNot: [...mayUse, ...(packages ?? []).map(packagePath)],
    ...(node ? { dependencyTypesNot: ["core"] } : {}),
  },
}));

/** A package that one file alone may import, so that it can be replaced in one commit. */
const onlyImporter = (name, file) => ({
  name: `one-importer-${name.replace(/\W/g, "-")}`,
  severity: "error",
  comment: `Only ${file} imports ${name}.`,
  from: { path: "^(src|webview)/", pathNot: `^${escape(file)}$` },
  to: { path: packagePath(name) },
});

module.exports = {
  forbidden: [
    ...ringRules,
    {
      name: "ring-extension",
      severity: "error",
      comment: "The editor's way in starts the host and knows nothing further inside.",
      from: { path: "^src/extension\\.ts$" },
      to: { pathNot: ["^src/host/", packagePath("vscode"), packagePath("@types/vscode")] },
    },
    {
      name: "client-outside-worker",
      severity: "error",
      comment: "What the host may import of the index brings nothing of the worker's inside with it.",
      from: { path: "^src/index/(client|place)/" },
      to: { path: "^src/index/[^/]+/", pathNot: "^src/index/(client|place)/" },
    },
    {
      name: "ring-webview",
      severity: "error",
      comment: "Pages know the core's pure helpers, the protocol and the DOM.",
      from: { path: "^webview/" },
      to: {
        pathNot: [
          "^webview/",
          "^src/(core|protocol)/",
          packagePath("chart.js"),
          packagePath("@vscode/webview-ui-toolkit"),
        ],
      },
    },
    {
      name: "vscode-only-in-host",
      severity: "error",
      comment: "Only src/host and src/extension.ts know the editor.",
      from: { path: "^(src|webview)/", pathNot: "^src/(host/|extension\\.ts$)" },
      to: { path: [packagePath("vscode"), packagePath("@types/vscode")] },
    },
    onlyImporter("sql.js", "src/index/database/sqlite.ts"),
    onlyImporter("yaml", "src/core/text/parseYaml.ts"),
    onlyImporter("chokidar", "src/index/watch/rootWatcher.ts"),
    onlyImporter("chart.js", "webview/shared/chart.ts"),
    onlyImporter("@vscode/webview-ui-toolkit", "webview/shared/parts/toolkit.ts"),
    { name: "no-cycles", severity: "error", from: {}, to: { circular: true } },
    {
      name: "no-product-to-tests",
      severity: "error",
      from: { path: "^(src|webview)/" },
      to: { path: "^(test|bench|demo)/" },
    },
    {
      name: "no-unresolvable",
      severity: "error",
      from: { path: "^(src|webview)/" },
      to: { couldNotResolve: true, pathNot: ["^vscode$"] },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    doNotFollow: { path: "node_modules" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
    },
  },
};
