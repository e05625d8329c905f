import assert from "node:assert/strict";
import { assertAtWork } from "./assertAtWork";
import type { ServedPage } from "./servePage";

/** Nothing of `hostileText` became an element, ran, or made a request, however it was shown. */
export async function assertInert(served: ServedPage): Promise<void> {
  const found = await served.page.evaluate(() => ({
    wasRun: (window as unknown as { wasRun?: unknown }).wasRun !== undefined,
    images: document.querySelectorAll("img[onerror], img[src=x]").length,
    scripts: document.querySelectorAll("script:not([nonce])").length,
  }));
  assert.deepEqual(found, { wasRun: false, images: 0, scripts: 0 });
  assertAtWork(served);
}
