import type { RunPageApi, RunPageState } from "../../src/protocol/pages/runPageApi";
import { runPageContract } from "../../src/protocol/pages/runPageContract";
import "../shared/base.css";
import "../shared/parts/menu.css";
import "../shared/parts.css";
import { connectPage } from "../shared/connectPage";
import { Signal } from "../shared/signal";
import { startPage } from "../shared/startPage";
import "./run.css";
import { runPage } from "./runPage";

const changed = new Signal<readonly string[] | null>();
const client = connectPage<RunPageState, RunPageApi>(runPageContract, {
  changed: (runIds) => changed.fire(runIds),
  sharedChanged: () => changed.fire(null),
});
void startPage<RunPageState, RunPageApi>(client, (page) => runPage(page, changed));
