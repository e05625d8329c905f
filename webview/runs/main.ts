import type { RunsPageApi, RunsPageState } from "../../src/protocol/pages/runsPageApi";
import { runsPageContract } from "../../src/protocol/pages/runsPageContract";
import "../shared/base.css";
import "../shared/parts/menu.css";
import "../shared/grid/grid.css";
import { connectPage } from "../shared/connectPage";
import { startPage } from "../shared/startPage";
import "./runs.css";
import { RunsPage } from "./runsPage";

let page: RunsPage | null = null;
const client = connectPage<RunsPageState, RunsPageApi>(runsPageContract, {
  changed: (runIds) => page?.changed(runIds),
  sharedChanged: () => page?.sharedChanged(),
});
const first = { shared: client.api.shared(), columns: client.api.columns() };
// What fails is said by the page, which waits for them once it is built.
for (const answer of Object.values(first)) answer.catch(() => undefined);
void startPage<RunsPageState, RunsPageApi>(client, (started) => (page = new RunsPage(started, first)));
