import * as vscode from "vscode";

/** Small enough to be read at a glance, long enough to be watched: it trains for about a minute. */
const script = `import math
import random
import time

import runback

config = {"lr": 0.05, "seed": 0}
run = runback.init(experiment="example", config=config)
random.seed(config["seed"])

for step in range(60):
    loss = math.exp(-config["lr"] * step) + random.random() * 0.05
    run.log({"loss": loss, "accuracy": 1 - loss / 2}, step=step)
    time.sleep(1)

run.finish()
`;

/** Opens a training script that logs, for a first look at what a run is. The user saves and runs it. */
export async function newExampleScript(): Promise<void> {
  const document = await vscode.workspace.openTextDocument({ language: "python", content: script });
  await vscode.window.showTextDocument(document);
}
