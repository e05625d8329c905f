import type { RunRow } from "../../../src/core/model/runRow";
import { element } from "../../shared/element";
import { logText } from "../../shared/parts/logText";
import { runMark } from "../runMark";
import type { RunSet } from "../runSet";

/** A run's name beside a piece of its line, as the charts draw it. */
export function runLabel({ runId, runName }: RunRow, runs: RunSet): HTMLElement {
  const attributes = { class: "run-label", "data-runs": JSON.stringify([runId]) };
  return element("span", attributes, runMark(runs.style(runId)), logText(runName));
}
