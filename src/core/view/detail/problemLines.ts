import type { RunDetail } from "../../model/runDetail";
import { fileName } from "../fileName";
import { icon } from "../icon";
import type { Translate } from "../translate";
import type { DetailNode } from "./detailNode";
import { leaf } from "./leaf";

/** One line a problem; it opens the file at the line. */
export function problemLines(detail: RunDetail, t: Translate): DetailNode[] {
  return detail.problems.map(({ file, line, reason }, index) => {
    const name = fileName(file);
    const place = line === null ? name : t("{0} line {1}", name, line);
    return leaf(`problems/${index}`, reason, place, {
      icon: icon("warning", "list.warningForeground"),
      tooltip: `${reason}\n${file}${line === null ? "" : `:${line}`}`,
      act: { kind: "problem", index },
      copyText: `${file}${line === null ? "" : `:${line}`}: ${reason}`,
    });
  });
}
