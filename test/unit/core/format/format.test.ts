import assert from "node:assert/strict";
import { formatAge } from "../../../../src/core/format/formatAge";
import { formatBytes } from "../../../../src/core/format/formatBytes";
import { formatDuration } from "../../../../src/core/format/formatDuration";
import { formatNumber } from "../../../../src/core/format/formatNumber";
import { formatTable } from "../../../../src/core/format/formatTable";
import { plainLine } from "../../../../src/core/format/plainLine";

function check<T>(format: (value: T) => string, cases: readonly (readonly [T, string])[]): void {
  for (const [value, wanted] of cases) assert.equal(format(value), wanted);
}

describe("format", () => {
  it("writes numbers short", () => {
    check(formatNumber, [
      [0.4312, "0.4312"],
      [0.431249, "0.4312"],
      [0.5, "0.5"],
      [-0.25, "-0.25"],
      [1.2e-5, "1.2e-5"],
      [12345, "12,345"],
      [1234567, "1,234,567"],
      [12345.678, "12,345.7"],
      [123.456, "123.5"],
      [98.5, "98.5"],
      [100, "100"],
      [999.96, "1,000"],
      [0.99996, "1"],
      [0.001, "0.001"],
      [1e300, "1e300"],
      [-1.5e12, "-1.5e12"],
      [0, "0"],
      [-0, "0"],
      [NaN, "NaN"],
      [Infinity, "∞"],
      [-Infinity, "-∞"],
    ]);
  });

  it("writes lengths of time in two units", () => {
    check(formatDuration, [
      [0, "0.0 s"],
      [840, "0.8 s"],
      [42_000, "42 s"],
      [59_700, "59 s"],
      [60_000, "1 m"],
      [200_000, "3 m 20 s"],
      [3_599_999, "59 m 59 s"],
      [7_500_000, "2 h 5 m"],
      [4.3 * 86_400_000, "4 d 7 h"],
      [-5, "0.0 s"],
      [NaN, "?"],
    ]);
  });

  it("writes ages in one", () => {
    const now = 1_764_000_000_000;
    check(
      (age: number) => formatAge(now - age, now),
      [
        [-60_000, "just now"],
        [59_999, "just now"],
        [60_000, "1 m ago"],
        [86_399_999, "23 h ago"],
        [3 * 86_400_000, "3 d ago"],
        [8 * 86_400_000, "1 w ago"],
        [70 * 86_400_000, "2 mo ago"],
        [800 * 86_400_000, "2 y ago"],
      ],
    );
  });

  it("writes sizes as file managers do", () => {
    check(formatBytes, [
      [0, "0 B"],
      [999, "999 B"],
      [4096, "4.1 kB"],
      [23_456_789, "23 MB"],
      [999_999_999, "1.0 GB"],
    ]);
  });

  it("lays out a table, and keeps a text from steering a terminal", () => {
    const columns = [
      { title: "NAME", align: "left" },
      { title: "N", align: "right" },
    ] as const;
    assert.equal(
      formatTable(columns, [
        ["é😀", "1"],
        ["longer", "20"],
      ]),
      "NAME     N\né😀       1\nlonger  20\n",
    );
    assert.equal(plainLine("a\u001b[31m\nb\u202ec"), "a\ufffd[31m\ufffdb\ufffdc");
  });
});
