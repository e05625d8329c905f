import * as vscode from "vscode";
import type { CommandHandlers } from "../../base/registerCommands";
import { showMessage } from "../../base/messages/showMessage";
import type { Services } from "../../services";
import type { ChosenRuns } from "../pick/chosenRuns";

/** The commands that say what runs are compared with. */
type BaselineCommand = "runback.clearBaseline" | "runback.setBaseline";

/** What they do: a baseline is kept as marks of its runs, so that it goes with the project. */
export function baselineHandlers(services: Services, runs: ChosenRuns): Pick<CommandHandlers, BaselineCommand> {
  const { comparePanels, index } = services;
  const t = vscode.l10n.t;
  return {
    "runback.setBaseline": async (...args) => {
      const details = await runs.all(args, t("Set as Baseline"));
      const runIds = details.map(({ row }) => row.runId);
      await (await index.open()).setBaseline(runIds, true);
      comparePanels.update((state) => {
        const baselineId = state.runIds.find((runId) => runIds.includes(runId));
        return baselineId === undefined ? state : { ...state, baselineId };
      });
      const [first] = details;
      const text =
        details.length === 1 && first
          ? t("{0} is now the baseline of its experiment.", first.row.runName)
          : t("{0} runs are now the baseline of their experiment, by their means.", details.length);
      void showMessage("info", text);
    },
    "runback.clearBaseline": async (...args) => {
      const details = await runs.all(args, t("Clear Baseline"), ({ isBaseline }) => isBaseline);
      await (
        await index.open()
      ).setBaseline(
        details.map(({ row }) => row.runId),
        false,
      );
    },
  };
}
