import { element } from "../../../shared/element";
import { ChartCard } from "./chart/chartCard";
import type { ChartFeed } from "./chart/chartFeed";
import type { CurveBoard } from "./curveBoard";
import "./enlarge.css";

/** Shows one chart over the whole page, until Escape or its button closes it. */
export function enlarge(metric: string, board: CurveBoard, feed: ChartFeed): void {
  const { runs, t } = board.context;
  const close = element("button", { type: "button", class: "icon-button", "aria-label": t("Close") }, "✕");
  const card = new ChartCard(metric, board, feed, null);
  const dialog = element("dialog", { class: "full-chart", "aria-label": metric }, close, card.element);
  const stop = runs.onDidChange.listen(() => card.ask());
  close.addEventListener("click", () => dialog.close());
  dialog.addEventListener("close", () => {
    stop();
    card.unseen();
    dialog.remove();
  });
  document.body.append(dialog);
  dialog.showModal();
  card.seen();
}
