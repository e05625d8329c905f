import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import axe from "axe-core";
import { chromium, type Browser, type Frame, type LaunchOptions, type Page } from "playwright-core";
import { joinPage, type JoinPage, type SendToPage } from "./support/joinPage";

/** How long a page may take for anything that is waited for (ms): a bound, not a goal. */
const patience = 60_000;
const origin = "http://pages.runback.test";
const nonce = "r4nd0m";
/** The same policy as the host's: no inline script or style, nothing from the network. */
const policy = `default-src 'none'; script-src 'nonce-${nonce}'; style-src ${origin} 'nonce-${nonce}'; font-src ${origin}; img-src blob:`;
const bodyClasses = {
  dark: "vscode-dark",
  light: "vscode-light",
  "hc-dark": "vscode-high-contrast",
  "hc-light": "vscode-high-contrast vscode-high-contrast-light",
};

/** One of the editor's four default themes. */
export type ThemeName = keyof typeof bodyClasses;

/** What the machine asks of pages, beside the editor's theme. */
export interface MachineLook {
  readonly reducedMotion?: "reduce";
  /** Colours of the machine's own high contrast in place of the page's. */
  readonly forcedColors?: "active";
  /** Device pixels a CSS pixel: 2 with half the size is a window at 200 %. */
  readonly deviceScaleFactor?: number;
}

/** A page as it runs in a panel, with a stand-in for the editor around it. */
export interface OpenedPage {
  readonly page: Page;
  /** Where the page's document is: the tab's own frame, unless it was joined another way. */
  readonly frame: Frame;
  /** What the page posted to the host, in order. */
  readonly posted: unknown[];
  /** Policy violations, script errors and console errors: a page at work has none. */
  readonly troubles: string[];
  /** Addresses that the page asked for beyond its own files: a page at work has none. */
  readonly strangeRequests: string[];
  readonly send: SendToPage;
  /** What axe finds: one line a broken rule, with the elements. */
  accessibilityProblems(): Promise<string[]>;
  close(): Promise<void>;
}

let browser: Promise<Browser> | undefined;
/** The one browser of this test run; RUNBACK_BROWSER holds how it is started. */
function theBrowser(): Promise<Browser> {
  const how = process.env["RUNBACK_BROWSER"];
  if (!how) throw new Error("Pages are opened by `npm run test:pages` and `npm run bench -- pages`.");
  return (browser ??= chromium.launch({ ...(JSON.parse(how) as LaunchOptions), headless: true, timeout: 60_000 }));
}

/** Ends the browser. The tests do so by themselves. */
export async function closeBrowser(): Promise<void> {
  await (await browser)?.close();
  browser = undefined;
}

// Benchmarks open pages, too, and have no such hook.
if (typeof after === "function") after(closeBrowser);

/** Runs in the page before its own script: what the editor offers to pages. */
function offerEditorApi(kept: unknown): void {
  let isTaken = false;
  let state = kept;
  const scope = window as unknown as Record<string, unknown> & { postedToHost(message: unknown): void };
  scope["acquireVsCodeApi"] = () => {
    if (isTaken) throw new Error("An instance of the VS Code API has already been acquired");
    isTaken = true;
    return {
      postMessage: (message: unknown) => scope.postedToHost(message),
      getState: () => state,
      setState: (next: unknown) => (state = next),
    };
  };
  document.addEventListener("securitypolicyviolation", (event) => {
    reportError(new Error(`policy: ${event.effectiveDirective} ${event.blockedURI}`));
  });
}

const file = (...names: string[]) => path.join(process.cwd(), ...names);

/** The page's document: bundle `dist/pages/<name>` or, for tests of this harness, a body and script of their own. */
function documentOf(name: string | undefined, body: string, theme: ThemeName): string {
  const style =
    name && existsSync(file("dist", "pages", `${name}.css`)) ? `<link rel="stylesheet" href="/page.css">` : "";
  return `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Runback</title><meta property="csp-nonce" content="${nonce}">
<link rel="stylesheet" href="/theme.css">${style}</head>
<body class="${bodyClasses[theme]}" data-vscode-theme-kind="${bodyClasses[theme].split(" ").at(-1) ?? ""}">${body}
<script nonce="${nonce}" src="/page.js"></script></body></html>`;
}

/**
 * Opens a page in Chromium under the policy and the theme it has in the editor.
 * @param options `name` of a bundle in dist/pages, or `body` and `script` of a test's own
 */
export async function openPage(options: {
  name?: string;
  body?: string;
  script?: string;
  theme?: ThemeName;
  size?: { width: number; height: number };
  machine?: MachineLook;
  /** Runs in the page before its own script. */
  prepare?: () => void;
  /** Hears what the page posts, besides `posted`. */
  heard?: (message: unknown, send: SendToPage) => void;
  /** How the page and its host are joined; left out: the way of tests. */
  join?: JoinPage;
  /** What the page kept for the editor in an earlier life. */
  editorState?: unknown;
}): Promise<OpenedPage> {
  const { name, body = '<main id="root"></main>', script = "", theme = "dark" } = options;
  const page = await (
    await theBrowser()
  ).newPage({
    viewport: options.size ?? { width: 1000, height: 700 },
    locale: "en-US",
    ...options.machine,
  });
  page.setDefaultTimeout(patience);
  const posted: unknown[] = [];
  const troubles: string[] = [];
  const strangeRequests: string[] = [];
  page.on("console", (message) => void (message.type() === "error" && troubles.push(message.text())));
  page.on("pageerror", (error) => troubles.push(error.message));
  const bundled = (kind: string) => readFileSync(file("dist", "pages", `${name ?? ""}.${kind}`), "utf8");
  const parts: Record<string, () => [type: string, text: string]> = {
    "/": () => ["text/html", documentOf(name, body, theme)],
    "/theme.css": () => ["text/css", readFileSync(file("test", "fixtures", "themes", `${theme}.css`), "utf8")],
    "/page.css": () => ["text/css", bundled("css")],
    "/page.js": () => ["text/javascript", name ? bundled("js") : script],
  };
  await page.route("**/*", async (route) => {
    const [contentType, text] = parts[new URL(route.request().url()).pathname]?.() ?? ["", ""];
    if (!contentType) strangeRequests.push(route.request().url());
    const headers = { "Content-Security-Policy": policy };
    await route.fulfill({ status: contentType ? 200 : 404, contentType, body: text, headers });
  });
  await page.addInitScript(offerEditorApi, options.editorState);
  if (options.prepare) await page.addInitScript(options.prepare);
  const { frame, send } = await (options.join ?? joinPage)(page, `${origin}/`, (message, answer) => {
    posted.push(message);
    options.heard?.(message, answer);
  });
  return {
    page,
    frame,
    send,
    posted,
    troubles,
    strangeRequests,
    accessibilityProblems: async () => {
      // The controls are set up once the page shows what it was opened for.
      await page.waitForFunction(() => document.querySelector(":not(:defined)") === null);
      await page.evaluate(axe.source);
      const { violations } = await page.evaluate(() => (window as unknown as { axe: typeof axe }).axe.run());
      return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" ")}`);
    },
    close: () => page.close(),
  };
}
