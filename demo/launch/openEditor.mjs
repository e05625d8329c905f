import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { findDesktopEditor } from "./findDesktopEditor.mjs";
import { openDesktopEditor } from "./openDesktopEditor.mjs";
import { openServerEditor } from "./openServerEditor.mjs";

/**
 * @typedef {object} OpenOptions
 * @property {string} workspace absolute path of a folder or `.code-workspace` file
 * @property {string} [vsix] the packaged extension; it or `extensionPath` must be given
 * @property {string} [extensionPath] the extension's folder, opened under development
 * @property {Record<string, unknown>} [settings] user settings on top of the quiet ones
 * @property {NodeJS.ProcessEnv} [env] environment of the editor
 */

/**
 * @typedef {object} OpenedEditor
 * @property {"desktop" | "server"} kind
 * @property {string | undefined} address of a server editor, with its secret token: for the user's eyes only
 * @property {Promise<void>} ended settles when the editor ends by itself (the user closed the window)
 * @property {() => Promise<void>} stop ends the editor and all it started, and removes its profile
 */

/**
 * Opens the extension for a person to use: in a desktop VS Code where there is one, else in a server editor for the
 * user's browser. Its settings, extensions and state are in a profile of its own that `stop` removes; the user's own
 * editor is never touched. The caller prints the address and calls `stop` on Ctrl-C.
 * RUNBACK_LAUNCHER=desktop|server decides for one of them.
 * @param {OpenOptions} options
 * @returns {Promise<OpenedEditor>}
 */
export async function openEditor(options) {
  if (!options.vsix && !options.extensionPath) throw new Error("openEditor needs a vsix or an extensionPath");
  const profile = await mkdtemp(path.join(tmpdir(), "runback-demo-"));
  const remove = () => rm(profile, { recursive: true, force: true, maxRetries: 5 });
  const asked = process.env["RUNBACK_LAUNCHER"];
  try {
    const desktop = asked === "server" ? undefined : await findDesktopEditor();
    if (!desktop && asked === "desktop") throw new Error("There is no desktop VS Code on this machine.");
    const opened = desktop
      ? await openDesktopEditor(desktop, profile, options)
      : await openServerEditor(profile, options);
    const stop = async () => {
      await opened.stop();
      await remove();
    };
    return { ...opened, stop };
  } catch (error) {
    await remove();
    throw error;
  }
}
