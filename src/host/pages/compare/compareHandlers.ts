import * as vscode from "vscode";
import type { RunRow } from "../../../core/model/runRow";
import { askText } from "../../base/messages/askText";
import type { CommandHandlers } from "../../base/registerCommands";
import { UserError } from "../../base/messages/userError";
import type { ChosenRuns } from "../../runs/pick/chosenRuns";
import { runIdsOf } from "../../runs/pick/runIdsOf";
import { pickRun } from "../../runs/pick/runPicker";
import { pickRuns } from "../../runs/pick/runsPicker";
import type { Services } from "../../services";
import { previousRun } from "./previousRun";

type CompareCommand =
  "runback.compareLast" | "runback.compareRuns" | "runback.compareWithBaseline" | "runback.compareWithPrevious";

/** A panel with more is neither legible nor quick. */
const mostRuns = 200;
/** So many are proposed by "Compare Last N". */
const usualLast = 5;

/** The commands that open Compare panels. */
export function compareHandlers(services: Services, runs: ChosenRuns): Pick<CommandHandlers, CompareCommand> {
  const { comparePanels, index, picks } = services;
  const t = vscode.l10n.t;

  const open = (runIds: readonly string[], baselineId: string | null): void => {
    const unique = [...new Set(runIds)];
    if (unique.length < 2) throw new UserError(t("Pick two or more runs to compare."));
    if (unique.length > mostRuns)
      throw new UserError(t("At most {0} runs can be compared at once; {1} were picked.", mostRuns, unique.length));
    comparePanels.open({ runIds: unique, baselineId });
  };
  /** The first of the compared runs that is in the baseline of its experiment. */
  const openUsual = async (runIds: readonly string[]): Promise<void> => {
    const { rows } = await (await index.open()).comparedRuns(runIds);
    open(runIds, rows.find(({ isBaseline }) => isBaseline)?.runId ?? null);
  };

  return {
    "runback.compareLast": async (...args) => {
      const asked = typeof args[0] === "number" ? args[0] : await askCount();
      if (asked === null) return;
      const { rows } = await (await index.open()).runs({ offset: 0, limit: asked });
      await openUsual(rows.map(({ runId }) => runId));
    },
    "runback.compareRuns": async (...args) => {
      const given = runIdsOf(args);
      const chosen = given.length === 0 ? [...picks.ids] : given;
      const api = await index.open();
      const runIds = chosen.length >= 2 ? chosen : await pickRuns(t("Compare Runs"), api, new Set(chosen));
      if (runIds !== null) await openUsual(runIds);
    },
    "runback.compareWithBaseline": async (...args) => {
      const api = await index.open();
      const details = await runs.all(args, t("Compare with Baseline"), ({ isBaseline }) => !isBaseline);
      const [first] = details;
      if (first === undefined) return;
      const { runId, experimentId } = first.row;
      const known = await api.baseline(runId);
      const isOffered = (row: RunRow): boolean => row.experimentId === experimentId && row.runId !== runId;
      const picked = known ? null : await pickRun(t("Which run is the baseline?"), api, isOffered);
      if (picked) await api.setBaseline([picked.runId], true);
      const baselineIds = known?.runIds ?? (picked ? [picked.runId] : []);
      const [baselineId] = baselineIds;
      if (baselineId !== undefined) open([...baselineIds, ...details.map(({ row }) => row.runId)], baselineId);
    },
    "runback.compareWithPrevious": async (...args) => {
      const { row } = await runs.one(args, t("Compare with Previous Run"));
      const previous = await previousRun(row, await index.open());
      if (previous === null) throw new UserError(t("{0} is the first run of its experiment.", row.runName));
      open([previous.runId, row.runId], previous.runId);
    },
  };
}

/** How many of the newest runs to compare; null when the user leaves the question. */
async function askCount(): Promise<number | null> {
  const text = await askText({
    prompt: vscode.l10n.t("How many of the newest runs?"),
    value: String(usualLast),
    validateInput: (value) => (isCount(value) ? null : vscode.l10n.t("Enter a number from 2 to {0}.", mostRuns)),
  });
  return text === undefined ? null : Number(text);
}

function isCount(text: string): boolean {
  const count = Number(text);
  return Number.isInteger(count) && count >= 2 && count <= mostRuns;
}
