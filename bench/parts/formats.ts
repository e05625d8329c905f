import { mkdirSync } from "node:fs";
import { formatCases } from "../formats/formatCases";
import { measureBeside } from "../formats/measureBeside";
import { measureCase } from "../formats/measureCase";
import { measureLatency } from "../formats/measureLatency";
import { measureMemory } from "../formats/measureMemory";
import { workFolder } from "../support/benchIndex";
import type { PartResult, PartRow } from "../support/partResult";
import { runPart } from "../support/runPart";

const isQuick = process.argv.includes("--quick");
const repetitions = isQuick ? 2 : 7;
const share = isQuick ? 0.2 : 1;
const rows: PartRow[] = [];
const notes: string[] = [
  "Processor time of the processes, so that neighbours on the machine count little. Files in the page cache; ours read once before.",
  "New points are appended to copies of the fixtures, all in one index, and waited for by asking every 5 ms.",
  "The tools' readers run in `RUNBACK_BENCH_PYTHON` (else python3), each in a process of its own, in turns with ours; starting is not counted for Python.",
  "For W&B its messages and Python's json: newer versions have no reader of logs in Python.",
];

runPart(async (): Promise<PartResult> => {
  mkdirSync(workFolder, { recursive: true });
  for (const each of formatCases) {
    const measured = await measureCase(each, share, repetitions);
    rows.push(...measured.rows);
    notes.push(...measured.notes);
  }
  rows.push(...(await measureLatency(repetitions)));
  rows.push(await measureBeside(isQuick ? 1e8 : 1e9));
  rows.push(await measureMemory(isQuick ? 1e8 : 1e9));
  return {
    part: "formats",
    title: "Reading other tools' logs from the start into columns, on one core; new points; and memory.",
    rows,
    notes,
  };
});
