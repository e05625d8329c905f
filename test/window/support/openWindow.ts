import path from "node:path";
import type { Locator, Page } from "playwright-core";

/** A window of a real editor with the extension in it, and what a person does there. */
export interface EditorWindow {
  readonly page: Page;
  /** Runs a command by its title in the palette. */
  runCommand(title: string): Promise<void>;
  /** Shows a side bar container by the label of its icon. */
  openContainer(label: string): Promise<void>;
  /** The first row of the side bar's trees that shows the text. */
  treeRow(text: string): Locator;
  close(): Promise<void>;
}

interface OpenOptions {
  readonly workspace: string;
  readonly editor: string;
  readonly theme: null;
  readonly size: { readonly width: number; readonly height: number };
  readonly settings: Readonly<Record<string, unknown>>;
  readonly env: NodeJS.ProcessEnv;
}

/**
 * Opens a folder in the editor that RUNBACK_EDITOR names. Unlike in the host tests, the editor does not know that it is
 * under test: then it would show no dialog.
 * @param workspace absolute path
 * @param env environment of the extension host
 */
export async function openWindow(workspace: string, env: NodeJS.ProcessEnv): Promise<EditorWindow> {
  const file = path.resolve("demo", "launch", "openWorkbench.mjs");
  const { openWorkbench } = (await import(file)) as {
    readonly openWorkbench: (options: OpenOptions) => Promise<EditorWindow>;
  };
  return openWorkbench({
    workspace,
    editor: process.env["RUNBACK_EDITOR"] ?? "current",
    theme: null,
    size: { width: 1280, height: 1000 },
    // The editor's own git would renew the index now and then, which is compared byte by byte.
    settings: { "git.enabled": false },
    env,
  });
}
