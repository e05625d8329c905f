import type { Page } from "playwright-core";

const limit = { timeout: 60_000 };

/** A question of the editor that has to be answered. */
export interface ShownDialog {
  readonly question: string;
  readonly detail: string;
  /** Labels of its buttons. */
  readonly buttons: readonly string[];
  /** Answers it; resolves when it is gone. */
  press(label: string): Promise<void>;
}

/** Waits for a dialog. */
export async function shownDialog(page: Page): Promise<ShownDialog> {
  const box = page.locator(".monaco-dialog-box");
  const buttons = box.locator(".dialog-buttons .monaco-button");
  await buttons.first().waitFor(limit);
  return {
    question: await box.locator(".dialog-message-text").innerText(),
    detail: await box.locator(".dialog-message-detail").innerText(),
    buttons: await buttons.allInnerTexts(),
    async press(label) {
      await buttons.getByText(label, { exact: true }).click(limit);
      await box.waitFor({ state: "detached", ...limit });
    },
  };
}
