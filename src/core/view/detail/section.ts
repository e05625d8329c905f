import { icon } from "../icon";
import type { DetailNode } from "./detailNode";

/** A heading of the view Run with the number of its lines; null without lines, so that empty headings are left out. */
export function section(
  key: string,
  label: string,
  iconId: string,
  children: readonly DetailNode[],
  isExpanded = false,
): DetailNode | null {
  if (children.length === 0) return null;
  return {
    key,
    label,
    description: String(children.length),
    icon: icon(iconId),
    tooltip: null,
    children,
    isExpanded,
    act: null,
    copyText: null,
  };
}
