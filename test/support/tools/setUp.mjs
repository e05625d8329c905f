// `node test/support/tools/setUp.mjs`: fetches what the tests and the demo need beside the project's own packages
// (two editors, a browser) into .vscode-test/. Does nothing where all of it is there.
import { ensureBrowser } from "./ensureBrowser.mjs";
import { ensureServerEditor } from "./ensureServerEditor.mjs";

await Promise.all([ensureServerEditor("oldest"), ensureServerEditor("current"), ensureBrowser()]);
