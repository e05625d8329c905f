// `node bench/support/printBrowser.mjs`: prints how Chromium is started, as JSON, and fetches one first where needed.
import { ensureBrowser } from "../../test/support/tools/ensureBrowser.mjs";

process.stdout.write(JSON.stringify(await ensureBrowser()));
