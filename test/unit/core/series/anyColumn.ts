import fc from "fast-check";

const special = fc.constantFrom(
  NaN,
  Infinity,
  -Infinity,
  0,
  -0,
  5e-324,
  -5e-324,
  1e308,
  -1.7976931348623157e308,
  2 ** 53,
  2 ** 50,
  0.1,
);
const kinds = [
  fc.double(),
  fc.double({ noNaN: true, min: -1000, max: 1000 }).map((value) => Number(value.toFixed(6))),
  fc.double({ noNaN: true, min: 0, max: 1e-3 }).map((value) => Number(value.toPrecision(5))),
  fc.double({ noNaN: true }).map((value) => Math.fround(value)),
  fc.integer({ min: -5, max: 5 }),
  fc.maxSafeInteger(),
];
const clean = fc.oneof(...kinds.map((value) => fc.array(value, { maxLength: 400 })));
const littered = fc.tuple(clean, fc.array(fc.tuple(fc.nat(), special), { maxLength: 40 })).map(([values, strays]) => {
  for (const [at, value] of strays) if (values.length > 0) values[at % values.length] = value;
  return values;
});
const line = fc
  .tuple(fc.oneof(fc.integer(), special), fc.oneof(fc.integer(), special), fc.nat(300))
  .map(([first, step, rows]) => Array.from({ length: rows }, (_, row) => first + row * step));

/** A column as logs have them: short decimals, floats, doubles, whole numbers, lines, with strange values strewn in. */
export const anyColumn: fc.Arbitrary<Float64Array> = fc
  .oneof(clean, littered, littered, line)
  .map((values) => Float64Array.from(values));
