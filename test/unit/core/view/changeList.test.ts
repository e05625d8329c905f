import assert from "node:assert/strict";
import { plainTranslate } from "../../../../src/core/view/plainTranslate";
import type { ChangedPath } from "../../../../src/core/view/source/changedPath";
import { changeList, diffLimit, textChanges } from "../../../../src/core/view/source/changeList";

const change = (path: string, more: Partial<ChangedPath> = {}): ChangedPath => ({
  kind: "changed",
  path,
  oldPath: path,
  isBinary: false,
  ...more,
});

describe("what a diff of two code states shows", () => {
  const text = [
    change("a.py"),
    change("b.py", { kind: "added", oldPath: null }),
    change("c.py", { kind: "removed" }),
    change("new.py", { kind: "renamed", oldPath: "old.py" }),
  ];
  const other = [
    change("x.png", { isBinary: true }),
    change("y.png", { kind: "renamed", oldPath: "z.png", isBinary: true }),
    change("run.sh", { kind: "mode" }),
    change("sub", { kind: "submodule" }),
    change('"\\377.py"'),
  ];

  it("is text in the multi-file diff, and the rest in a list with the reason", () => {
    assert.deepEqual(textChanges([...text, ...other]), text);
    const listed = changeList([...text, ...other], [{ path: ".env", reason: "looks like a secret" }], plainTranslate);
    assert.deepEqual(
      listed.map(({ label, description }) => `${label}: ${description}`),
      [
        "x.png: binary, changed",
        "y.png: binary, renamed from z.png",
        "run.sh: only the mode of the file (executable or not)",
        "sub: submodule, at another commit",
        '"\\377.py": its name is not valid UTF-8',
        ".env: not compared: looks like a secret",
      ],
    );
    assert.deepEqual(
      listed.map((item) => item.change?.path ?? null),
      ["x.png", "y.png", null, null, null, null],
    );
  });

  it("is bounded, and what is beyond is listed", () => {
    const many = Array.from({ length: diffLimit + 2 }, (_, at) => change(`f${at}.py`));
    assert.equal(textChanges(many).length, diffLimit);
    const listed = changeList(many, [], plainTranslate);
    assert.deepEqual(
      listed.map(({ label }) => label),
      [`f${diffLimit}.py`, `f${diffLimit + 1}.py`],
    );
  });
});
