import * as vscode from "vscode";
import { Throttle } from "../base/throttle";
import type { IndexService } from "./indexService";

/** Somebody who switches windows to and fro does not have every log looked at each time, ms. */
const interval = 10_000;

/**
 * Looks at every log again when the window gets the focus: finished runs are not watched, so what was done to them
 * elsewhere (deleted, copied over, added to) is seen when the user comes back. Never starts the index.
 */
export class FocusSweep implements vscode.Disposable {
  readonly #owned: vscode.Disposable;

  constructor(index: IndexService, log: vscode.LogOutputChannel) {
    const sweep = new Throttle(interval, async () => {
      if (!index.isStarted) return;
      try {
        await (await index.open()).refresh();
      } catch (error) {
        log.warn(`no sweep at the window's focus: ${String(error)}`);
      }
    });
    this.#owned = vscode.Disposable.from(
      sweep,
      vscode.window.onDidChangeWindowState(({ focused }) => {
        if (focused && index.isStarted) sweep.ask();
      }),
    );
  }

  dispose(): void {
    this.#owned.dispose();
  }
}
