import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { pathText } from "../../../src/git/paths/pathText";
import { GitRunner } from "../../../src/git/process/gitRunner";
import { openRepository } from "../../../src/git/repository/openRepository";
import { harmlessReasons } from "../../../src/git/snapshot/choose/harmlessReasons";
import type { Snapshot } from "../../../src/git/snapshot/snapshot";
import { snapshotRef } from "../../../src/git/snapshot/snapshotRef";
import { takeSnapshot } from "../../../src/git/snapshot/takeSnapshot";
import { VectorPlace, type VectorStep } from "./vectorPlace";

interface Vector {
  readonly name: string;
  readonly at: string;
  readonly steps: readonly VectorStep[];
  readonly logFolders?: readonly string[];
  readonly knownCode?: readonly string[];
  readonly expect: Readonly<Record<string, unknown>>;
}

const file = path.join(process.cwd(), "test", "fixtures", "snapshots", "vectors.json");
const { vectors } = JSON.parse(readFileSync(file, "utf8")) as { vectors: readonly Vector[] };
const harmless: readonly string[] = Object.values(harmlessReasons);
const mostListed = 200;

/** The record that the logger would write of a snapshot, in the vectors' terms. */
function recordOf(snapshot: Snapshot): Record<string, unknown> {
  const reasons = [...snapshot.notCaptured].sort(([pathA, a], [pathB, b]) => {
    const rank = Number(harmless.includes(a)) - Number(harmless.includes(b));
    return rank !== 0 ? rank : pathA < pathB ? -1 : 1;
  });
  return {
    commit: snapshot.commit,
    snapshot: snapshot.snapshot,
    dirty: snapshot.isDirty,
    changed: snapshot.changed.slice(0, mostListed).map(pathText),
    changed_count: snapshot.changed.length,
    untracked: snapshot.untracked.slice(0, mostListed).map(pathText),
    untracked_count: snapshot.untracked.length,
    not_captured: reasons.slice(0, mostListed).map(([name, reason]) => ({ path: pathText(name), reason })),
    not_captured_count: reasons.length,
    submodules: snapshot.nested.map((nested) => ({ ...nested, path: pathText(nested.path) })),
  };
}

describe("snapshot vectors", () => {
  let place: VectorPlace;
  beforeEach(async () => (place = await VectorPlace.make()));
  afterEach(() => place.dispose());

  for (const vector of vectors)
    it(vector.name, async () => {
      await place.carryOut(vector.steps);
      const before = await place.fingerprint(vector.at);
      const absolute = (name: string): string => path.join(place.root, name);
      const snapshot = await place.within(async () => {
        const runner = new GitRunner({ isTrusted: () => true, candidates: () => [] });
        const repository = await openRepository(runner, absolute(vector.at));
        return takeSnapshot(runner, repository, {
          leftOut: (vector.logFolders ?? []).map(absolute),
          knownCode: (vector.knownCode ?? []).map(absolute),
          runObjects: null,
        });
      });
      assert.deepEqual(recordOf(snapshot), vector.expect);
      assert.deepEqual(await place.fingerprint(vector.at), before);
      assert.equal(await place.text(vector.at, "rev-parse", snapshotRef(snapshot.snapshot)), snapshot.snapshot);
    });
});
