import { execFile } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, statSync } from "node:fs";
import path from "node:path";
import { promisify } from "node:util";
import { build } from "esbuild";
import { runLogs, type LogShape, type RunLogs } from "../generate/runLogs";
import { median, quantile } from "../generate/statistics";
import type { HostReport } from "../host/hostReport";
import { probedExtension } from "../host/probedExtension";
import { newFolder, workFolder } from "../support/benchIndex";
import type { PartResult, PartRow } from "../support/partResult";
import { runPart } from "../support/runPart";

const isQuick = process.argv.includes("--quick");
const repetitions = isQuick ? 2 : 7;
const runs = isQuick ? 1000 : 10_000;
const sessionLimit = 6 * 60_000;
/** Runs whose curves fill the charts of a panel: of these only the panels are measured. */
const charted: LogShape = { runs: 100, experiments: 1, steps: 2000, metrics: 8, params: 5, digits: 6, seed: 1 };

const nodeBundle = { bundle: true, platform: "node", target: "node20", format: "cjs", logLevel: "warning" } as const;

/** Packages that must not be in the bundle that the extension host loads. */
const heavyPackages = ["sql.js", "chokidar", "chart.js"];

runPart(async (): Promise<PartResult> => {
  mkdirSync(workFolder, { recursive: true });
  const logs = runLogs(workFolder, { runs, experiments: 20, steps: 10, metrics: 50, params: 50, digits: 6, seed: 1 });
  const curves = runLogs(workFolder, charted);
  const scratch = newFolder("host");
  try {
    const extension = probedExtension(path.join(scratch, "extension"));
    const runner = path.join(scratch, "runner", "hostProbe.js");
    await build({ ...nodeBundle, entryPoints: ["bench/host/hostProbe.ts"], outfile: runner, external: ["vscode"] });
    const session = ({ folder }: RunLogs, count: number) =>
      runSession([extension, runner, folder, path.join(scratch, "report.json"), String(count)]);
    const [reports, chartReports]: [HostReport[], HostReport[]] = [[], []];
    for (let turn = 0; turn < repetitions; turn++) {
      const report = await session(logs, runs);
      const chartReport = await session(curves, charted.runs);
      reports.push(report);
      chartReports.push(chartReport);
      const texts = [report.indexing, report.filling, chartReport.filling].map(
        ({ p999, max }) => `${p999.toFixed(1)} ms at p99.9, ${max.toFixed(1)} at most`,
      );
      const activation = report.activation.activateTime.toFixed(1);
      process.stderr.write(`  activate ${activation} ms; blocked: index ${texts.join("; panels ")}\n`);
    }
    return await describe(reports, chartReports);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
});

async function runSession(args: readonly string[]): Promise<HostReport> {
  await promisify(execFile)(process.execPath, ["bench/host/hostSession.mjs", ...args], { timeout: sessionLimit });
  return JSON.parse(readFileSync(args[3]!, "utf8")) as HostReport;
}

/** Packages that the bundle of the extension host holds. */
async function bundledPackages(): Promise<string[]> {
  const { metafile } = await build({
    ...nodeBundle,
    entryPoints: ["src/extension.ts"],
    external: ["vscode"],
    metafile: true,
    write: false,
  });
  const names = Object.keys(metafile.inputs).flatMap(
    (file) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file)?.[1] ?? [],
  );
  return [...new Set(names)].sort();
}

async function describe(reports: readonly HostReport[], chartReports: readonly HostReport[]): Promise<PartResult> {
  const row = (name: string, values: readonly number[], goal?: number): PartRow => ({
    name,
    unit: "ms",
    median: median(values),
    p95: quantile(values, 0.95),
    repetitions: values.length,
    ...(goal === undefined ? {} : { goal: `at most ${goal} ms`, isMet: median(values) <= goal }),
  });
  const of = (pick: (report: HostReport) => number) => reports.map(pick);
  const fillingRows = (what: string, sessions: readonly HostReport[]): PartRow[] => {
    const values = (pick: (report: HostReport) => number) => sessions.map(pick);
    const p999 = row(
      `panels fill (${what}): event loop blocked, p99.9`,
      values(({ filling }) => filling.p999),
      30,
    );
    const longest = row(
      `panels fill (${what}): event loop blocked, longest`,
      values(({ filling }) => filling.max),
    );
    return [{ ...p999, against: { name: "idle before", median: median(values(({ idle }) => idle.p999)) } }, longest];
  };
  const idle = { name: "idle before", median: median(of(({ idle }) => idle.p999)) };
  const packages = await bundledPackages();
  const heavy = packages.filter((name) => heavyPackages.includes(name));
  const { editor, node, activation } = reports[0]!;
  const size = Math.round(statSync("dist/extension.js").size / 1024);
  return {
    part: "host",
    title: `The extension host of a real editor: activation, and its event loop during a cold index of ${runs} runs with the side bar open, and while panels fill.`,
    rows: [
      row(
        "activate()",
        of(({ activation }) => activation.activateTime),
        20,
      ),
      row(
        "loading the bundle before it",
        of(({ activation }) => activation.loadTime),
      ),
      {
        ...row(
          "event loop blocked, p99.9",
          of(({ indexing }) => indexing.p999),
          30,
        ),
        against: idle,
      },
      row(
        "event loop blocked, longest",
        of(({ indexing }) => indexing.max),
      ),
      ...fillingRows(`Compare of 50 runs × 50 metrics, Runs table of ${runs} runs`, reports),
      ...fillingRows(`Compare of 50 runs × 8 metrics × ${charted.steps} steps`, chartReports),
      row(
        "opening the side bar to everything indexed",
        of(({ indexing }) => indexing.duration),
      ),
      row(
        "processor time of the host's thread meanwhile",
        of(({ indexing }) => indexing.cpuTime ?? NaN),
      ),
    ],
    notes: [
      `VS Code ${editor} with Node ${node}, as a server editor or on the desktop; a new session with an empty profile each time.`,
      "Delays as perf_hooks.monitorEventLoopDelay sees them at a resolution of 1 ms, which they include; with two cores the index's threads compete with the host for them.",
      "Panels fill three times a session, until nothing was asked for 300 ms; their answers cross the editor's own channel to the real pages.",
      `Loaded until activate() returned: ${activation.modules.join(", ")}; threads started: ${activation.workers}.`,
      `The host's bundle: ${size} KB, packages in it: ${packages.join(", ") || "none"}; of ${heavyPackages.join(", ")}: ${heavy.join(", ") || "none"}.`,
    ],
  };
}
