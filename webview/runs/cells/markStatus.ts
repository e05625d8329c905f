import type { RunLook } from "../../../src/core/view/runs/runLook";

/** Marks a status cell, so that it is told by its sign and colour too. */
export function markStatus(cell: HTMLElement, look: RunLook): void {
  cell.classList.add("status", `is-${look}`);
}
