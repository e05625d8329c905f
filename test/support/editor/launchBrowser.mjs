import { chromium } from "playwright-core";
import { ensureBrowser } from "../tools/ensureBrowser.mjs";

/** Starts a headless Chromium; the caller closes it, on signals too (playwright would end the whole process first). */
export async function launchBrowser() {
  const { executablePath, args, env } = await ensureBrowser();
  const signals = { handleSIGINT: false, handleSIGTERM: false, handleSIGHUP: false };
  return chromium.launch({ executablePath, args, env, headless: true, timeout: 60_000, ...signals });
}
