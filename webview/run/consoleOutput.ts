import { formatBytes } from "../../src/core/format/formatBytes";
import { consoleText } from "../../src/core/view/consoleText";
import type { Translate } from "../../src/core/view/translate";
import type { ConsoleTail } from "../../src/protocol/pages/runPageApi";
import { element } from "../shared/element";
import { pageSection, type PageSection } from "./pageSection";

/** The end of the console output; stays at its end while the user has not scrolled away. */
export function consoleOutput(
  t: Translate,
  openWhole: () => void,
): PageSection & { show(tail: ConsoleTail | null): void } {
  const section = pageSection(t("Console output"));
  const label = t("Console output");
  const text = element("pre", { class: "console", tabindex: 0, role: "region", "aria-label": label, dir: "auto" });
  const size = element("span", { class: "muted" });
  const open = element("button", { class: "link", type: "button" }, t("Open whole log"));
  open.addEventListener("click", openWhole);
  section.body.append(element("p", { class: "row" }, size, " ", open), text);
  return {
    ...section,
    show(tail) {
      section.element.hidden = tail === null;
      if (tail === null) return;
      const isAtEnd = text.scrollHeight - text.scrollTop - text.clientHeight < 40;
      const shown = consoleText(tail.text);
      size.textContent = tail.isCut ? t("The end of {0}.", formatBytes(tail.size)) : formatBytes(tail.size);
      if (text.textContent === shown) return;
      text.textContent = shown;
      if (isAtEnd) text.scrollTop = text.scrollHeight;
    },
  };
}
