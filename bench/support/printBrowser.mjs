// `node bench/support/printBrowser.mjs`: prints how Chromium is started, as JSON, and fetches one first where needed.
// Frames of another site have a process of their own, as a panel's frame has in an editor.
import { ensureBrowser } from "../../test/support/tools/ensureBrowser.mjs";

const browser = await ensureBrowser();
process.stdout.write(JSON.stringify({ ...browser, args: [...browser.args, "--site-per-process"] }));
