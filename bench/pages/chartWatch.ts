import { setTimeout as wait } from "node:timers/promises";
import type { ServedPage } from "../../test/pages/support/servePage";

/** What the page tells each time that more charts than before are on the screen. */
interface ChartsShown {
  readonly chartsShown: number;
  /** Milliseconds from the page's start. */
  readonly at: number;
}

const limit = 60_000;

/**
 * Runs in the page before its own script, and tells from there what is on the screen: a question from outside would
 * first bring the tool's script into the page, while it draws.
 */
function tell(): void {
  const scope = window as unknown as { postedToHost(message: ChartsShown): void };
  let told = 0;
  const look = (): void => {
    const chartsShown = document.querySelectorAll(".chart-card[data-drawn]").length;
    if (chartsShown <= told) return;
    told = chartsShown;
    // Frames are asked before their paint.
    requestAnimationFrame(() => setTimeout(() => scope.postedToHost({ chartsShown, at: performance.now() })));
  };
  new MutationObserver(look).observe(document, { subtree: true, attributeFilter: ["data-drawn"] });
}

/** @returns milliseconds from the page's start until so many charts were drawn and are on the screen */
async function shown({ posted }: ServedPage, charts: number): Promise<number> {
  for (const end = Date.now() + limit; Date.now() < end; await wait(5)) {
    const told = (posted as Partial<ChartsShown>[]).find(({ chartsShown = 0 }) => chartsShown >= charts);
    if (told?.at !== undefined) return told.at;
  }
  throw new Error(`No ${charts} charts were drawn.`);
}

/** Finds out when charts are on the screen: `tell` is for `prepare` of the page. */
export const chartWatch = { tell, shown };
