import type { CompareApi, CompareState } from "../../src/protocol/pages/compareApi";
import { compareContract } from "../../src/protocol/pages/compareContract";
import "../shared/base.css";
import "../shared/parts/menu.css";
import "../shared/parts.css";
import { connectPage } from "../shared/connectPage";
import { startPage } from "../shared/startPage";
import { comparePage } from "./comparePage";
import "./compare.css";
import { RunSet } from "./runSet";

const runs = new RunSet();
const client = connectPage<CompareState, CompareApi>(compareContract, {
  changed: (runIds) => runs.onDidChange.fire(runIds),
  sharedChanged: () => runs.onDidChange.fire(null),
});
const first = client.api.runs();
// What fails is said by the page, which waits for it once it is built.
first.catch(() => undefined);
void startPage<CompareState, CompareApi>(client, (page) => comparePage(page, runs, first));
