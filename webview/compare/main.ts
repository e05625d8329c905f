import type { CompareApi, CompareState } from "../../src/protocol/pages/compareApi";
import { compareContract } from "../../src/protocol/pages/compareContract";
import "../shared/base.css";
import "../shared/parts/menu.css";
import "../shared/parts.css";
import { startPage } from "../shared/startPage";
import { comparePage } from "./comparePage";
import "./compare.css";
import { RunSet } from "./runSet";

const runs = new RunSet();
void startPage<CompareState, CompareApi>(
  compareContract,
  (runIds) => runs.onDidChange.fire(runIds),
  (page) => comparePage(page, runs),
  () => runs.onDidChange.fire(null),
);
