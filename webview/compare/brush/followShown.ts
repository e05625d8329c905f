import { element } from "../../shared/element";
import type { CompareContext } from "../compareContext";
import { runStanding } from "./runStanding";
import "./followShown.css";

/**
 * Keeps what stands for runs in step with which of them are shown: names of runs that are left out are struck through as
 * in the legend, their columns of tables recede, and both say why to screen readers. Nothing is taken away. It follows
 * what is put in later, too.
 * @param root holds elements whose `data-runs` names the runs that they stand for, as a JSON list of ids
 */
export function followShown(root: HTMLElement, { runs, t }: CompareContext): void {
  let isMarked = false;
  const mark = (): void => {
    const isPlain = runs.compared.rows.every(({ runId }) => runs.isShown(runId));
    if (isPlain && !isMarked) return;
    isMarked = !isPlain;
    for (const label of root.querySelectorAll<HTMLElement>("[data-runs]")) {
      const runIds = JSON.parse(label.dataset["runs"] ?? "[]") as string[];
      const { isLeftOut, text } = runStanding(runIds, runs, t);
      label.classList.toggle("left-out", isLeftOut);
      say(label, text && ` (${text})`, runIds.length === 1);
      const head = label.closest<HTMLTableCellElement>("thead th");
      if (head?.querySelector("[data-runs]") === label) markColumn(head, isLeftOut);
    }
    // What was changed here is no news.
    news.takeRecords();
  };
  const news = new MutationObserver(mark);
  news.observe(root, { childList: true, subtree: true });
  runs.onDidSelect.listen(mark);
}

/** One name that is struck through needs words only where it is not seen. */
function say(label: HTMLElement, text: string, isOne: boolean): void {
  const known = label.querySelector(":scope > .standing");
  if (known?.textContent === text) return;
  known?.remove();
  if (text !== "") label.append(element("span", { class: isOne ? "standing only-spoken" : "standing muted" }, text));
}

function markColumn(head: HTMLTableCellElement, isLeftOut: boolean): void {
  for (const row of head.closest("table")?.tBodies[0]?.rows ?? [])
    row.cells[head.cellIndex]?.classList.toggle("left-out", isLeftOut);
}
