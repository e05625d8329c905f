import { element } from "./element";

/** A native drop-down with its label in front: long lists of names from logs, which the toolkit's does not bear. */
export function choice(
  label: string,
  options: readonly { readonly value: string; readonly label: string }[],
  value: string,
  changed: (value: string) => void,
): HTMLLabelElement {
  const list = element("select", { class: "choice" });
  for (const option of options) list.append(new Option(option.label.slice(0, 120), option.value));
  list.value = value;
  list.addEventListener("change", () => changed(list.value));
  return element("label", { class: "choice" }, element("span", {}, label), list);
}
