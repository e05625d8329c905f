import type { RunDetail } from "../../model/runDetail";
import type { DetailNode } from "./detailNode";
import { keyPart } from "./keyPart";
import { leaf } from "./leaf";

/** One line a tag. */
export function tagLines(detail: RunDetail): DetailNode[] {
  return Object.entries(detail.tags).map(([key, value]) =>
    leaf(`tags/${keyPart(key)}`, key, value, { tooltip: `${key} = ${value}`, copyText: value }),
  );
}
