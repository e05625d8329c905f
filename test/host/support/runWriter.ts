import path from "node:path";
import { LogWriter, type RunStart } from "../../support/runs/logWriter";
import { workspaceFolder } from "./workspaceFolder";

/** Writes a run into the workspace's log directory as the logger would. */
export class RunWriter extends LogWriter {
  constructor(start: RunStart) {
    super(start, path.join(workspaceFolder(), ".runback", "runs"));
  }
}
