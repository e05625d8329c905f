import assert from "node:assert/strict";
import { rmSync } from "node:fs";
import path from "node:path";
import { seededRandom } from "../../../../../bench/generate/seededRandom";
import { temporaryFolder } from "../../live/support/temporaryFolder";
import { assertPrefix } from "./assertPrefix";
import { cutPlaces } from "./cutPlaces";
import type { FaultSubject } from "./faultSubject";
import { FixtureCopy } from "./fixtureCopy";
import { FolderReader } from "./folderReader";
import type { ImportedPoints, ImportedRun } from "./importedRun";
import { mutateBytes } from "./mutateBytes";

const isDeep = process.env["RUNBACK_DEEP"] === "1";
const seed = Number(process.env["RUNBACK_SEED"] ?? 20261123);
const deepTimes = 200;
/** Tests that each long version is cut into, with numbers of their own, so that a long run can stop and go on. */
const parts = isDeep ? 20 : 1;
/** Most moments of writing that the long version looks at: each byte but of logs and databases that are larger. */
const deepPlaces = 12_000;
/** What reading changed copies may add to this process's memory (bytes), however many there are. */
const maxMemoryGrowth = 400 * 1024 * 1024;

/**
 * The two fault tests of a fixture, as mocha tests: it is cut at every byte and grows back, read on and anew at each
 * place; and it is read with random bytes changed, next to a copy that must stay as it was.
 */
export function faultHarness(name: string, subject: FaultSubject): void {
  describe(`faults: ${name}`, function () {
    this.timeout(isDeep ? 3_600_000 : 600_000);
    for (let part = 0; part < parts; part++) {
      const which = isDeep ? ` (part ${part + 1} of ${parts})` : "";
      it(`is part of the whole run at every byte, and the whole at the end${which}`, () => growBack(subject, part));
    }
    for (let part = 0; part < parts; part++) {
      const which = isDeep ? ` (part ${part + 1}, seed ${seed + part}, ${mutationsOf(subject)} mutations)` : "";
      const rest = `neither throws, hangs, swells nor loses another run when bytes are changed${which}`;
      it(rest, () => changeBytes(subject, seed + part));
    }
  });
}

/** Changed copies that one test reads. */
function mutationsOf({ mutations = 500 }: FaultSubject): number {
  return isDeep ? (mutations * deepTimes) / parts : mutations;
}

/** @param part which of the parts of all places, from 0: what stands before it is there from the start */
async function growBack(subject: FaultSubject, part: number): Promise<void> {
  const { importer, isCutReadable: isLoose = false } = subject;
  const copy = new FixtureCopy(subject, path.join(temporaryFolder(), "copy"));
  copy.writeWith(-1, Buffer.alloc(0));
  const whole = await new FolderReader(importer, copy.folder).read();
  assert.ok(whole.runs.size > 0, "The fixture has no run.");
  copy.clear();
  const live = new FolderReader(importer, copy.folder);
  const places = cutPlaces(copy.files, isDeep ? deepPlaces : (subject.places ?? 1000));
  const end = Math.ceil((places.length * (part + 1)) / parts);
  for (const place of places.slice(Math.floor((places.length * part) / parts), end)) {
    copy.growTo(place);
    await live.read();
    const anew = await new FolderReader(importer, copy.folder).read();
    for (const reader of [live, anew])
      for (const [key, run] of reader.runs) {
        // A run that is not known by this name yet may be part of another one until its folder is complete.
        const full = whole.runs.get(key);
        if (full) assertPrefix(run, full, isLoose);
      }
    if (!isLoose) assertSame(live, anew, `${copy.files[place.file]!.name} cut at ${place.size}`);
  }
  if (end === places.length) assertSame(live, whole, "whole again");
}

async function changeBytes(subject: FaultSubject, seedOfPart: number): Promise<void> {
  const { importer, isChecksummed = false } = subject;
  const home = temporaryFolder();
  const copy = new FixtureCopy(subject, path.join(home, "changed"));
  const bystander = new FixtureCopy(subject, path.join(home, "bystander"));
  copy.writeWith(-1, Buffer.alloc(0));
  bystander.writeWith(-1, Buffer.alloc(0));
  const whole = await new FolderReader(importer, home).read();
  const bytes = copy.files.reduce((sum, file) => sum + file.bytes.length, 0);
  const memory = process.memoryUsage().rss;
  const random = seededRandom(seedOfPart);
  for (let round = 0; round < mutationsOf(subject); round++) {
    const changed = Math.floor(random() * copy.files.length);
    copy.writeWith(changed, mutateBytes(copy.files[changed]!.bytes, random));
    const where = `seed ${seedOfPart}, round ${round}, ${copy.files[changed]!.name}`;
    try {
      const read = await new FolderReader(importer, home).read();
      assert.ok(read.cells <= whole.cells + 4 * bytes + 1000, "more points than bytes");
      assert.ok(read.memorySize <= 2 * whole.memorySize + 16 * bytes + 65_536, "what is kept swells");
      for (const [key, run] of whole.runs)
        if (key.startsWith("bystander")) assertSameRun(read.runs.get(key), run, `bystander ${key}`);
      if (isChecksummed)
        for (const [key, run] of read.runs) assertOnlyKnownPoints(run, whole.runs.get(key) ?? allOf(whole));
    } catch (error) {
      throw new Error(`Changed bytes (${where}): ${error instanceof Error ? error.message : String(error)}`, {
        cause: error,
      });
    }
  }
  rmSync(home, { recursive: true });
  const growth = process.memoryUsage().rss - memory;
  assert.ok(growth < maxMemoryGrowth, `Memory grew by ${Math.round(growth / 1e6)} MB.`);
}

function assertSame(actual: FolderReader, expected: FolderReader, where: string): void {
  assert.deepEqual([...actual.runs.keys()].sort(), [...expected.runs.keys()].sort(), where);
  for (const [key, run] of expected.runs) assertSameRun(actual.runs.get(key), run, `${where}: ${key}`);
}

function assertSameRun(actual: ImportedRun | undefined, expected: ImportedRun, where: string): void {
  assert.ok(actual, `${where} is lost`);
  // When a run was last seen may be a file's time, which depends on when the copy was written.
  assert.deepEqual({ ...actual.record, lastTime: null }, { ...expected.record, lastTime: null }, where);
  assert.deepEqual(actual.metrics, expected.metrics, where);
}

/** Each metric's points are points of the whole's, in the same order. */
function assertOnlyKnownPoints(run: ImportedRun, whole: ImportedRun | ReadonlyMap<string, ImportedPoints>): void {
  const metrics = "metrics" in whole ? whole.metrics : whole;
  for (const [metric, points] of run.metrics) {
    const known = (metrics.get(metric) ?? []).map((point) => point.join());
    let at = 0;
    for (const point of points) {
      at = known.indexOf(point.join(), at) + 1;
      assert.ok(at > 0, `Metric ${metric} has the point ${point.join()}, which nobody logged.`);
    }
  }
}

/** The metrics of all runs of a read, for a run that got another place by the change. */
function allOf(reader: FolderReader): ReadonlyMap<string, ImportedPoints> {
  return new Map([...reader.runs.values()].flatMap((run) => [...run.metrics]));
}
