import path from "node:path";
import { ensureNode } from "./ensureNode.mjs";
import { ensureTool } from "./ensureTool.mjs";
import { npmInstall } from "./npmInstall.mjs";

/**
 * The editors the extension is tested on: the oldest it supports (`engines.vscode`) and a current one. `more` are
 * packages put into the server: the first terminal package that comes compiled for Linux, where the server's own
 * wants a compiler.
 */
export const editors = {
  oldest: { vscode: "1.100.3", codeServer: "4.100.3", node: 20, more: ["node-pty@1.2.0-beta.15"] },
  current: { vscode: "1.139.1", codeServer: "4.139.1", node: 24, more: [] },
};

/**
 * Gives a VS Code server of one version, from npm's `code-server` package.
 * @param {keyof typeof editors} name
 * @returns {Promise<{node: string, main: string, vscode: string}>} the Node that runs it and its entry script
 */
export async function ensureServerEditor(name) {
  const { codeServer, node, vscode, more } = editors[name];
  const inner = path.join("node_modules", "code-server", "lib", "vscode");
  const install = async (partial) => {
    await npmInstall(partial, [`code-server@${codeServer}`]);
    // The server's own packages are listed in the package but not in its dependencies: its install script gets them,
    // with a compiler. Without scripts only optional native modules are missing.
    await npmInstall(path.join(partial, inner), ["--omit=dev", ...more]);
  };
  const [executable, folder] = await Promise.all([
    ensureNode(node),
    ensureTool(["code-server", codeServer, ...more].join("-").replaceAll("@", "-"), install),
  ]);
  return { node: executable, main: path.join(folder, inner, "out", "server-main.js"), vscode };
}
