import fc from "fast-check";

const key = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom("loss", "val/acc", "lr") },
  {
    weight: 1,
    arbitrary: fc.constantFrom("__proto__", "constructor", "", "1", "10", '"', "\\", "a\nb", "\u2028", "é😀", "\ud800"),
  },
  { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 5 }) },
);
const numberText = fc.oneof(
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => (Object.is(value, -0) ? "-0.0" : String(value))),
  fc.double({ noNaN: true, min: -10, max: 10 }).map((value) => value.toFixed(6)),
  fc.double({ noNaN: true, min: 0, max: 1 }).map((value) => value.toPrecision(17)),
  fc.double({ noNaN: true, min: 0, max: 1 }).map((value) => value.toExponential(4)),
  fc.integer().map(String),
  fc.bigInt({ min: -(10n ** 24n), max: 10n ** 24n }).map(String),
  fc.constantFrom("0", "-0", "1e400", "-1e400", "5e-324", "1E+5", "1e-7", "123456789012345678901234567890.5", "0.1e1"),
);
const valueText = fc.oneof(
  { weight: 20, arbitrary: numberText },
  { weight: 2, arbitrary: fc.constantFrom('"NaN"', '"Infinity"', '"-Infinity"', "NaN", "Infinity", "-Infinity") },
  {
    weight: 1,
    arbitrary: fc.constantFrom("null", "true", '"x"', "[1]", "{}", "01", "1.", ".5", "+1", "-", "1e", "0x1", "-NaN"),
  },
);
const time = fc.integer({ min: 0, max: 2 ** 31 }).map((ms) => (1_764_000_000 + ms / 1000).toFixed(3));
const separators = fc.constantFrom([",", ":"], [", ", ": "], [" ,", " : "]);

/** A metric line, mostly sound, always of few shapes so that shapes recur. */
const metricLine = fc
  .record({
    t: time,
    step: fc.oneof(
      { weight: 9, arbitrary: fc.nat().map(String) },
      { weight: 1, arbitrary: fc.constantFrom("-1", "1.5", "null", '"x"') },
    ),
    values: fc.array(fc.tuple(key, valueText), { maxLength: 4 }),
    separators,
    head: fc.constantFrom(
      '"type":"metric"',
      '"v":1,"type":"metric"',
      '"v":1,"type":"metric","w":"other"',
      '"v":2,"type":"metric"',
    ),
    tail: fc.constantFrom("", "", "", ',"more":5', ',"more":[1]', ',"step":7'),
  })
  .map(({ t, step, values, separators: [comma, colon], head, tail }) => {
    const pairs = values.map(([name, value]) => `${JSON.stringify(name)}${colon}${value}`).join(comma);
    return `{${head}${comma}"t"${colon}${t}${comma}"step"${colon}${step}${comma}"values"${colon}{${pairs}}${tail}}`;
  });

const otherLine = fc.oneof(
  fc.constantFrom(
    "",
    "   ",
    "null",
    "[]",
    "5",
    "{",
    '{"type":"heartbeat"}',
    '{"type":"run.resume","attempt":2,"start_step":3,"t":1764000000}',
    '{"type":"run.resume"}',
    '{"type":"params","params":{"a":{"b":1},"__proto__":2}}',
    '{"type":"run.end","status":"FINISHED"}',
    '{"type":"from.the.future","x":1}',
    '{"type":5}',
    "{}",
  ),
  fc.string({ unit: "binary", maxLength: 20 }).map((text) => text.replace(/\n/g, " ")),
);

/** Lines of a log as bytes, without their line ends: sound, odd and broken ones. Runs of the same shape are common. */
export const logLines: fc.Arbitrary<Uint8Array[]> = fc
  .array(
    fc.oneof(
      { weight: 6, arbitrary: fc.array(metricLine, { maxLength: 3 }) },
      { weight: 4, arbitrary: fc.tuple(metricLine, fc.nat({ max: 6 })).map(([line, count]) => repeat(line, count)) },
      { weight: 2, arbitrary: fc.array(otherLine, { maxLength: 2 }) },
    ),
    { maxLength: 8 },
  )
  .map((parts) => parts.flat().map((line) => new TextEncoder().encode(line)));

/** The same shape with other numbers. */
function repeat(line: string, count: number): string[] {
  return Array.from({ length: count }, (_, i) => line.replace(/"step"( ?: ?)\d+/, `"step"$1${i}`));
}

/** The lines as a file: with or without a byte order mark, line ends of either kind, and a torn end. */
export function joinLines(lines: readonly Uint8Array[], ends: readonly string[], hasMark: boolean): Uint8Array {
  const parts = lines.flatMap((line, i) => [line, Buffer.from(ends[i % ends.length] ?? "\n")]);
  return new Uint8Array(Buffer.concat([Buffer.from(hasMark ? "\ufeff" : ""), ...parts]));
}
