import assert from "node:assert/strict";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { Cli } from "./runCli";

const example = path.resolve("test/fixtures/runback/example");
const baselineId = "runback:01KAV9FT3X3G42PVYDC5C9KJV7";

interface ListedRun {
  readonly id: string;
  readonly name: string;
  readonly status: string;
  readonly metrics: Record<string, unknown>;
  readonly params: Record<string, unknown>;
}
interface Listing {
  readonly schema: number;
  readonly experiments: { id: string; name: string }[];
  readonly runs: ListedRun[];
}
interface Series {
  readonly schema: number;
  readonly step: number[];
  readonly time: (number | null)[];
  readonly value: (number | string)[];
}

describe("command line", () => {
  let cli: Cli;
  let logs: string;
  before(() => (cli = new Cli()));
  after(() => cli.dispose());
  beforeEach(() => (logs = mkdtempSync(path.join(tmpdir(), "runback-logs-"))));
  afterEach(() => rmSync(logs, { recursive: true, force: true }));

  /** Writes a run of these lines, without a start record. */
  function writeRun(name: string, lines: readonly string[]): void {
    const folder = path.join(logs, "experiment", name);
    mkdirSync(folder, { recursive: true });
    writeFileSync(path.join(folder, "events.jsonl"), lines.map((line) => `${line}\n`).join(""));
  }

  it("lists runs as JSON of the agreed shape, newest first", async () => {
    const listing = await cli.json<Listing>("ls", example, "--json");
    assert.deepEqual(Object.keys(listing), ["schema", "experiments", "runs"]);
    assert.equal(listing.schema, 1);
    assert.deepEqual(listing.experiments.map(({ name }) => name).sort(), ["digits", "odd/näme: ☃", "sweep"]);
    assert.deepEqual(Object.keys(listing.experiments[0] ?? {}), ["id", "name"]);
    assert.equal(listing.runs.length, 9);
    assert.equal(listing.runs.at(-1)?.id, baselineId);
    const run = listing.runs.at(-1);
    assert.deepEqual(Object.keys(run ?? {}), [
      ...["id", "aliases", "name", "experimentId", "experiment", "parentId", "formats", "status", "isStale"],
      ...["startTime", "endTime", "attempts", "params", "metrics", "tags", "source", "problems"],
      "isBaseline",
    ]);
    assert.deepEqual(run?.params, { seed: 1, "optimizer.name": "sgd", "optimizer.lr": 0.1, layers: [64, 32, 10] });
    assert.deepEqual(Object.keys(run?.metrics["lr"] ?? {}), [
      ...["count", "first", "last", "min", "max", "mean"],
      ...["firstStep", "lastStep", "minStep", "maxStep", "nan", "inf"],
    ]);
    const { source, status, name } = run as ListedRun & { source: object };
    assert.equal(status, "FINISHED");
    assert.equal(name, "baseline");
    assert.deepEqual(Object.keys(source), ["evidence", "commit", "branch", "dirty", "snapshot", "notCaptured"]);
  });

  it("gives the same run a line, and only those with the words", async () => {
    const whole = await cli.json<Listing>("ls", example, "--json");
    const { code, out } = await cli.run("ls", example, "--jsonl");
    assert.equal(code, 0);
    const lines = out.trimEnd().split("\n");
    assert.deepEqual(
      lines.map((line) => JSON.parse(line) as unknown),
      whole.runs.map((run) => ({ schema: 1, ...run })),
    );
    for (const line of lines) assert.ok(line.startsWith('{"schema":1,'));
    const some = await cli.json<Listing>("ls", example, "--json", "-q", "lr 0.01");
    assert.ok(some.runs.some(({ name }) => name === "lr 0.01"));
    assert.ok(some.runs.length < whole.runs.length);
  });

  it("prints a table for people, without letting a log steer the terminal", async () => {
    writeRun("evil", [
      '{"v":1,"type":"run.start","seq":0,"t":1764000000,"run_id":"01E","run_name":"\\u001b[31mred\\nline"}',
    ]);
    const { code, out } = await cli.run("ls", logs);
    assert.equal(code, 0);
    assert.match(out, /^EXPERIMENT +RUN +ID +STATUS/);
    assert.equal(out.trimEnd().split("\n").length, 2);
    assert.ok(!out.includes("\u001b"));
  });

  it("shows one run by id, beginning of an id, or name", async () => {
    for (const run of [baselineId, "01KAV9FT3X3G42PVYDC5C9KJV7", "01kav9", "baseline"]) {
      const shown = await cli.json<ListedRun & { schema: number; note: string }>("show", example, run, "--json");
      assert.deepEqual([shown.schema, shown.id, shown.note], [1, baselineId, "Best so far."]);
    }
    const { out } = await cli.run("show", example, "baseline");
    for (const text of ["status      finished", "optimizer.lr", "train/loss", "weights.bin"])
      assert.ok(out.includes(text), text);
  });

  it("gives the points of a metric, all or about as many as wanted", async () => {
    writeRun("01NUMBERS", [
      ...Array.from(
        { length: 1000 },
        (_, i) => `{"type":"metric","t":${1764000000 + i},"step":${i},"values":{"a":${i === 500 ? 99 : i / 1000}}}`,
      ),
      '{"type":"metric","step":1000,"values":{"a":"NaN"}}',
      '{"type":"metric","step":1001,"values":{"a":"-Infinity"}}',
    ]);
    const all = await cli.json<Series>("series", logs, "01NUMBERS", "a", "--json");
    assert.deepEqual(Object.keys(all), ["schema", "step", "time", "value"]);
    assert.equal(all.schema, 1);
    assert.deepEqual(
      all.step,
      Array.from({ length: 1002 }, (_, i) => i),
    );
    assert.deepEqual(all.value.slice(-2), ["NaN", "-Infinity"]);
    assert.deepEqual(all.time.slice(-3), [1764000999000, null, null]);
    const some = await cli.json<Series>("series", logs, "01NUMBERS", "a", "--json", "--points", "50");
    assert.ok(some.step.length < 110 && some.step.length >= 25, `${some.step.length}`);
    assert.ok(some.value.includes(99));
    const { out } = await cli.run("series", logs, "01NUMBERS", "a");
    assert.equal(out.trimEnd().split("\n").length, 1003);
  });

  it("hides points that a resume superseded", async () => {
    const metric = (step: number, value: number) =>
      `{"type":"metric","t":1764000000,"step":${step},"values":{"a":${value}}}`;
    writeRun("01RESUMED", [
      metric(0, 1),
      metric(1, 2),
      metric(2, 3),
      '{"type":"run.resume","attempt":2,"start_step":1}',
      metric(1, 20),
    ]);
    const { step, value } = await cli.json<Series>("series", logs, "01RESUMED", "a", "--json");
    assert.deepEqual(
      [step, value],
      [
        [0, 1],
        [1, 20],
      ],
    );
    const { runs } = await cli.json<Listing>("ls", logs, "--json");
    assert.equal((runs[0]?.metrics["a"] as { count: number }).count, 2);
  });

  it("sees what was added since it last looked, and forgets what is gone", async () => {
    writeRun("01A", ['{"type":"metric","step":0,"values":{"a":1}}']);
    writeRun("01B", ['{"type":"metric","step":0,"values":{"a":1}}']);
    const first = await cli.json<Listing>("ls", logs, "--json");
    assert.equal(first.runs.length, 2);
    writeRun("01A", ['{"type":"metric","step":0,"values":{"a":1}}', '{"type":"metric","step":1,"values":{"a":2}}']);
    rmSync(path.join(logs, "experiment", "01B"), { recursive: true });
    const { runs } = await cli.json<Listing>("ls", logs, "--json");
    assert.deepEqual(
      runs.map(({ name, metrics }) => [name, (metrics["a"] as { last: number }).last]),
      [["01A", 2]],
    );
  });

  it("finds the logs of a project's folder, and writes nothing into it", async () => {
    cpSync(example, path.join(logs, ".runback", "runs"), { recursive: true });
    const before = readdirSync(logs, { recursive: true }).sort();
    const { runs } = await cli.json<Listing>("ls", logs, "--json");
    assert.equal(runs.length, 9);
    assert.deepEqual(readdirSync(logs, { recursive: true }).sort(), before);
  });

  it("ends with 1 and one message on standard error when something is wrong with the request", async () => {
    writeRun("01A", ["{}"]);
    writeRun("01AB", ["{}"]);
    const wrong: [string[], RegExp][] = [
      [["ls", path.join(logs, "missing")], /There is no folder or file/],
      [["ls"], /"ls" needs DIR/],
      [["list", logs], /There is no command "list"/],
      [["ls", logs, "--points", "5"], /does not take --points/],
      [["ls", logs, "--jso"], /--jso/],
      [["ls", logs, "--json", "--jsonl"], /--jsonl cannot be combined/],
      [["show", logs, "nobody"], /There is no run "nobody"/],
      [["show", logs, "runback:01"], /more than one run/],
      [["series", logs, "01A", "loss"], /no metric "loss"/],
      [["series", logs, "01A", "loss", "--points", "x"], /whole number/],
    ];
    for (const [args, message] of wrong) {
      const { code, out, err } = await cli.run(...args);
      assert.equal(code, 1, args.join(" "));
      assert.equal(out, "");
      assert.match(err, message);
    }
    const { code, out } = await cli.run("--help");
    assert.deepEqual([code, out.startsWith("Usage:")], [0, true]);
    assert.match(out, /\[-q QUERY\]/);
  });

  it("shows an empty folder as no runs", async () => {
    assert.deepEqual(await cli.json<Listing>("ls", logs, "--json"), { schema: 1, experiments: [], runs: [] });
  });
});
