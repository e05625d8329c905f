import type { RunPageApi, RunPageState } from "../../src/protocol/pages/runPageApi";
import { runPageContract } from "../../src/protocol/pages/runPageContract";
import "../shared/base.css";
import "../shared/parts/menu.css";
import "../shared/parts.css";
import { Signal } from "../shared/signal";
import { startPage } from "../shared/startPage";
import "./run.css";
import { runPage } from "./runPage";

const changed = new Signal<readonly string[] | null>();
void startPage<RunPageState, RunPageApi>(
  runPageContract,
  (runIds) => changed.fire(runIds),
  (page) => runPage(page, changed),
  () => changed.fire(null),
);
