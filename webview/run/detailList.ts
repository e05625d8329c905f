import type { DetailAct, DetailNode } from "../../src/core/view/detail/detailNode";
import { element } from "../shared/element";
import { logText } from "../shared/parts/logText";

/** Lines shown at first; a run can have thousands of tags. */
const limit = 200;

/** What lines can do. */
export interface DetailListActs {
  readonly open: (act: DetailAct) => void;
  /** Text of the button that shows the rest of a long list. */
  readonly moreText: (hidden: number) => string;
}

/** Lines of a run as a list of terms; those that open something are buttons, those with lines below them unfold. */
export function detailList(nodes: readonly DetailNode[], acts: DetailListActs): HTMLElement {
  const list = element("dl", { class: "facts" }, ...nodes.slice(0, limit).map((node) => line(node, acts)));
  if (nodes.length <= limit) return list;
  const more = element("button", { class: "more", type: "button" }, acts.moreText(nodes.length - limit));
  more.addEventListener("click", () => {
    list.append(...nodes.slice(limit).map((node) => line(node, acts)));
    more.remove();
  });
  return element("div", {}, list, more);
}

function line(node: DetailNode, acts: DetailListActs): HTMLElement {
  const { label, description, children, act } = node;
  const term = element("dt", {}, logText(label));
  if (children.length > 0) {
    const heading = element("summary", {}, logText(description === "" ? label : description));
    const below = element("details", { open: node.isExpanded }, heading, detailList(children, acts));
    return element("div", { class: "fact" }, term, element("dd", {}, below));
  }
  if (act === null) return element("div", { class: "fact" }, term, element("dd", {}, logText(description)));
  const button = element(
    "button",
    { class: "link", type: "button" },
    logText(description === "" ? label : description),
  );
  button.addEventListener("click", () => acts.open(act));
  return element("div", { class: "fact" }, term, element("dd", {}, button));
}
