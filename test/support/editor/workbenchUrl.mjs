import { statSync } from "node:fs";

/**
 * The address of a server's workbench.
 * @param {object} options
 * @param {string} options.address host and port
 * @param {string} [options.workspace] absolute path of a folder or a `.code-workspace` file
 * @param {string} [options.token] connection token
 * @param {string} [options.extension] folder of an extension under development
 * @param {string} [options.tests] test runner to load with it
 * @returns {string}
 */
export function workbenchUrl({ address, workspace, token, extension, tests }) {
  const url = new URL(`http://${address}/`);
  if (token) url.searchParams.set("tkn", token);
  if (workspace) url.searchParams.set(statSync(workspace).isDirectory() ? "folder" : "workspace", workspace);
  const remote = (file) => `vscode-remote://${address}${file}`;
  const payload = [];
  if (extension) payload.push(["extensionDevelopmentPath", remote(extension)]);
  if (tests) payload.push(["extensionTestsPath", remote(tests)]);
  if (payload.length > 0) url.searchParams.set("payload", JSON.stringify(payload));
  return url.href;
}
