import { chromium } from "playwright-core";
import { ensureBrowser } from "../tools/ensureBrowser.mjs";

/** Starts a headless Chromium; the caller closes it. */
export async function launchBrowser() {
  const { executablePath, args, env } = await ensureBrowser();
  return chromium.launch({ executablePath, args, env, headless: true, timeout: 60_000 });
}
