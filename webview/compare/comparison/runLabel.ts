import type { RunRow } from "../../../src/core/model/runRow";
import { element } from "../../shared/element";
import { logText } from "../../shared/parts/logText";
import { runMark } from "../runMark";
import type { RunSet } from "../runSet";

/** A run's name beside a piece of its line, as the charts draw it. */
export function runLabel({ runId, runName }: RunRow, runs: RunSet): HTMLElement {
  return element("span", { class: "run-label" }, runMark(runs.style(runId)), logText(runName));
}
