import path from "node:path";
import { editorSettings } from "../../test/support/editor/editorSettings.mjs";
import { startServer } from "../../test/support/editor/startServer.mjs";
import { workbenchUrl } from "../../test/support/editor/workbenchUrl.mjs";
import { ensureServerEditor } from "../../test/support/tools/ensureServerEditor.mjs";
import { runBounded } from "../../test/support/tools/runBounded.mjs";

/**
 * Starts a server editor with the extension in it, for the user's browser.
 * @param {string} profile empty folder for settings, extensions and state
 * @param {import("./openEditor.mjs").OpenOptions} options
 * @returns {Promise<import("./openEditor.mjs").OpenedEditor>}
 */
export async function openServerEditor(profile, { workspace, vsix, extensionPath, settings, env }) {
  const editor = await ensureServerEditor("current");
  const extensions = ["--extensions-dir", path.join(profile, "extensions")];
  if (vsix) {
    const args = [editor.main, "--install-extension", vsix, "--server-data-dir", profile, ...extensions];
    const { code, output } = await runBounded(editor.node, args, { limit: 120_000 });
    if (code !== 0) throw new Error(`The extension could not be installed:\n${output}`);
  }
  const server = await startServer({
    editor,
    dataFolder: profile,
    settings: editorSettings(settings),
    // The demo's workspace is ours. Without the second flag this editor ignores an extension under development.
    flags: ["--disable-workspace-trust", ...extensions, ...(vsix ? [] : ["--enable-smoke-test-driver"])],
    env,
  });
  const extension = vsix ? undefined : extensionPath;
  return {
    kind: "server",
    address: workbenchUrl({ ...server, workspace, extension }),
    ended: server.ended,
    stop: server.stop,
  };
}
