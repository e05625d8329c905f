import assert from "node:assert/strict";
import fc from "fast-check";
import { changeMarks } from "../../../../src/core/marks/changeMarks";
import { mergeMarks } from "../../../../src/core/marks/mergeMarks";
import type { MarksFile } from "../../../../src/core/marks/marksFile";
import { parseMarks } from "../../../../src/core/marks/parseMarks";
import { runMarks } from "../../../../src/core/marks/runMarks";
import { writeMarks } from "../../../../src/core/marks/writeMarks";

const none: MarksFile = { runId: "runback:1", entries: [], unread: [] };
const field = fc.constantFrom("name", "note", "star", "archived", "tags.a", "tags.__proto__", "of another version");
const value = fc.oneof(fc.string(), fc.boolean(), fc.constant(null));
/** Few times, so that ties are common. */
const changes = fc.array(fc.tuple(fc.record({ field, value }), fc.integer({ min: 1, max: 3 })), { maxLength: 8 });
const file = fc
  .tuple(changes, fc.uniqueArray(fc.constantFrom("{torn", "nonsense"), { maxLength: 2 }))
  .map(([made, unread]): MarksFile => {
    const changed = made.reduce<MarksFile>((before, [change, at]) => changeMarks(before, [change], at), none);
    return { ...changed, unread: unread.sort() };
  });

describe("marks of a run", () => {
  it("are written as JSON with a line for each field, and read back the same", () => {
    fc.assert(
      fc.property(file, (marks) => {
        assert.deepEqual(parseMarks(writeMarks(marks)).file, marks);
      }),
    );
    const written = writeMarks(changeMarks(none, [{ field: "note", value: "two\nlines" }], 7));
    assert.equal(written, '[\n{"run_id":"runback:1"},\n{"field":"note","value":"two\\nlines","at":7},\nnull]\n');
    assert.ok(Array.isArray(JSON.parse(written)));
  });

  it("merge to the same in any order, in memory and as lines in any order", () => {
    fc.assert(
      fc.property(file, file, file, fc.infiniteStream(fc.nat()), (a, b, c, chance) => {
        const all = mergeMarks([a, b, c]);
        assert.deepEqual(mergeMarks([c, a, b, a]), all);
        assert.deepEqual(mergeMarks([mergeMarks([c, b]), a]), all);
        const lines = [a, b, c].flatMap((one) => writeMarks(one).split("\n"));
        const shuffled = lines.map((line) => [chance.next().value, line] as const).sort(([one], [two]) => one - two);
        assert.deepEqual(parseMarks(shuffled.map(([, line]) => line).join("\n")).file, all);
      }),
    );
  });

  it("are those changed last, even by a clock that runs behind", () => {
    const ahead = changeMarks(none, [{ field: "star", value: true }], 1_000);
    const later = changeMarks(ahead, [{ field: "star", value: null }], 10);
    assert.equal(runMarks(mergeMarks([ahead, later])), null);
    assert.equal(changeMarks(later, [{ field: "star", value: null }], 2_000), later, "nothing is written for nothing");
  });

  it("keep what another version wrote, and lines that cannot be read, which are told", () => {
    const text = '[\n{"run_id":"x:1"},\n{"field":"rating","value":5,"at":3,"by":"me"},\n{"field":"na\nnull]\n';
    const { file: read, problems } = parseMarks(text);
    assert.deepEqual(problems, [{ line: 4, reason: "This line of a marks file cannot be read." }]);
    const written = writeMarks(changeMarks(read, [{ field: "name", value: "best" }], 9));
    assert.match(written, /"value":5,"at":3,"by":"me"\},\n/);
    assert.match(written, /\n\{"field":"na\n/);
    assert.equal(runMarks(parseMarks(written).file)?.name, "best");
  });

  it("are read on both sides of a conflict that git left", () => {
    const [ours, theirs] = ['{"field":"name","value":"a","at":1},', '{"field":"name","value":"b","at":2},'];
    const text = `[\n<<<<<<< HEAD\n${ours}\n=======\n${theirs}\n>>>>>>> theirs\nnull]\n`;
    const { file: read, problems } = parseMarks(text);
    assert.deepEqual([runMarks(read)?.name, problems], ["b", []]);
  });

  it("of the wrong kind mark nothing", () => {
    const strange =
      '{"field":"star","value":"yes","at":1},\n{"field":"tags.","value":"x","at":1},\n[[[[[,\n"text",\n7,';
    const { file: read, problems } = parseMarks(strange);
    assert.equal(runMarks(read), null);
    assert.equal(problems.length, 3);
  });
});
