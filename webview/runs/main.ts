import type { RunsPageApi, RunsPageState } from "../../src/protocol/pages/runsPageApi";
import { runsPageContract } from "../../src/protocol/pages/runsPageContract";
import "../shared/base.css";
import "../shared/parts/menu.css";
import "../shared/grid/grid.css";
import { startPage } from "../shared/startPage";
import "./runs.css";
import { RunsPage } from "./runsPage";

let page: RunsPage | null = null;
void startPage<RunsPageState, RunsPageApi>(
  runsPageContract,
  (runIds) => page?.changed(runIds),
  (started) => (page = new RunsPage(started)),
  () => page?.sharedChanged(),
);
