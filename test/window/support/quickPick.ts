import type { Page } from "playwright-core";

const limit = { timeout: 60_000 };

/** A list that the editor lets the user pick from. */
export interface ShownPick {
  /** What its lines say, from the first on. */
  readonly lines: readonly string[];
  /** Picks the line that says this. */
  pick(text: string): Promise<void>;
  /** Closes it without an answer; resolves when it is gone. */
  leave(): Promise<void>;
}

/** Waits for the list of that title. */
export async function shownPick(page: Page, title: string | RegExp): Promise<ShownPick> {
  const widget = page.locator(".quick-input-widget", { has: page.locator(".quick-input-title", { hasText: title }) });
  const rows = widget.locator(".quick-input-list .monaco-list-row");
  await rows.first().waitFor(limit);
  return {
    lines: await rows.evaluateAll((all) => all.map((row) => row.getAttribute("aria-label") ?? "")),
    pick: (text) => rows.filter({ hasText: text }).first().click(limit),
    async leave() {
      await page.keyboard.press("Escape");
      await widget.waitFor({ state: "hidden", ...limit });
    },
  };
}
