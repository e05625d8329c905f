import assert from "node:assert/strict";
import { parseYaml } from "../../../../src/core/text/parseYaml";

/** A type as PyYAML writes it. */
const type = (code: string, order: string) =>
  `!!python/object/apply:numpy.dtype\n  args:\n  - ${code}\n  - false\n  - true\n` +
  `  state: !!python/tuple\n  - 3\n  - '${order}'\n  - null\n  - null\n  - null\n  - -1\n  - -1\n  - 0`;

/** One key as PyYAML writes a scalar of numpy. @param core "core" before numpy 2, "_core" since */
const scalar = (key: string, typeText: string, base64: string, core = "_core") =>
  `${key}: !!python/object/apply:numpy.${core}.multiarray.scalar\n- ${typeText}\n- !!binary |\n  ${base64}\n`;

describe("YAML of Python with scalars of numpy", () => {
  it("has their numbers, truth values and texts", () => {
    const text =
      scalar("lr", type("f8", "<"), "mpmZmZmZuT8=", "core") +
      scalar("width", type("f4", "<"), "zczMPQ==") +
      scalar("big", type("i8", "<"), "AQAAAAAAAEA=") +
      scalar("i4", type("i4", "<"), "+f///w==") +
      scalar("most", type("u8", "<"), "//////////8=") +
      scalar("u1", type("u1", "|"), "yA==") +
      scalar("on", type("b1", "|"), "AQ==") +
      scalar("other_end", type("f8", ">"), "P7mZmZmZmZo=") +
      scalar("nan", type("f8", "<"), "AAAAAAAA+H8=") +
      scalar("name", type("U3", "<"), "YQAAAGIAAAAAAAAA");
    assert.deepEqual(parseYaml(text).value, {
      lr: 0.1,
      width: 0.1,
      big: "4611686018427387905",
      i4: -7,
      most: "18446744073709551615",
      u1: 200,
      on: true,
      other_end: 0.1,
      nan: NaN,
      name: "ab",
    });
  });

  it("finds a type that stands at another number, however many there are", () => {
    const many = Array.from({ length: 300 }, (_, at) => scalar(`k${at}`, "*id001", "AAAAAAAA+D8=")).join("");
    const { value, reason } = parseYaml(
      `${scalar("a", `&id001 ${type("f8", "<")}`, "mpmZmZmZuT8=")}${many}rest: *id001\n`,
    );
    assert.equal(reason, null);
    const { a, rest, ...others } = value as Record<string, unknown>;
    assert.equal(a, 0.1);
    assert.equal(Object.keys(others).length, 300);
    assert.deepEqual(new Set(Object.values(others)), new Set([1.5]));
    assert.deepEqual(Object.keys(rest as object), ["args", "state"]);
  });

  it("keeps the text of what it does not know, and of what is damaged", () => {
    const text = scalar("c", type("c8", "<"), "AACAPwAAAEA=") + scalar("short", type("f8", "<"), "AAAA");
    const { c, short } = parseYaml(text).value as Record<string, string>;
    assert.match(c!, /numpy\.dtype[^]*c8[^]*AACAPwAAAEA=$/);
    assert.match(short!, /AAAA$/);
    const lone = parseYaml("a: !!python/object/apply:numpy.core.multiarray.scalar\n- *nowhere\n- 1\n");
    assert.deepEqual(lone.value, { a: "- *nowhere\n- 1" });
    const bare = parseYaml("a: !!python/object/apply:numpy.core.multiarray.scalar []\nb: 1\n");
    assert.deepEqual(bare.value, { a: "[]", b: 1 });
  });
});
