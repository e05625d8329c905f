import type { RunDetail } from "../../model/runDetail";
import { paramText } from "../paramText";
import type { DetailNode } from "./detailNode";
import { keyPart } from "./keyPart";
import { leaf } from "./leaf";

/** One line a param, in the order they were logged. */
export function paramLines(detail: RunDetail): DetailNode[] {
  return Object.entries(detail.params).map(([key, value]) => {
    const text = paramText(value);
    return leaf(`params/${keyPart(key)}`, key, text, { copyText: text, tooltip: `${key} = ${text}` });
  });
}
