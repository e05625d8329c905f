import assert from "node:assert/strict";
import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { LogTail } from "../../../../src/index/tail/logTail";

describe("tail of a log", () => {
  let folder: string;
  let file: string;
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), "runback-tail-"));
    file = path.join(folder, "events.jsonl");
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  function readAll(tail: LogTail): void {
    for (let read = tail.read(); read.kind === "bytes"; read = tail.read())
      tail.advance(read.bytes, read.bytes.length, read.isEnd);
  }

  it("marks how far it was read, also when it has grown since", () => {
    writeFileSync(file, "one\ntwo\n");
    const tail = new LogTail(file, 0);
    readAll(tail);
    const before = tail.mark();
    appendFileSync(file, "three\n");
    assert.deepEqual([before?.size, tail.mark()?.headHash], [8, before?.headHash]);
    tail.close();
  });

  it("vouches for nothing once the file was rewritten in place, however long it is by then", () => {
    for (const other of ["one\nTWO\n", "one\nTWO and more\n"]) {
      writeFileSync(file, "one\ntwo\n");
      const tail = new LogTail(file, 0);
      readAll(tail);
      writeFileSync(file, other);
      assert.equal(tail.mark(), null, other);
      assert.equal(tail.read().kind === "bytes", false, other);
      tail.close();
    }
  });
});
