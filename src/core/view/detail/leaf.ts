import type { DetailNode } from "./detailNode";

/** A line without children; what is not given is empty. */
export function leaf(key: string, label: string, description: string, more: Partial<DetailNode> = {}): DetailNode {
  const fixed = { key, label, description, icon: null, tooltip: null, children: [], isExpanded: false, act: null };
  return { ...fixed, copyText: description === "" ? label : description, ...more };
}
