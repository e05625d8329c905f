import assert from "node:assert/strict";
import fc from "fast-check";
import { checkQuery } from "../../../../src/core/query/checkQuery";
import { queryPieces } from "../../../../src/core/query/highlight/queryPieces";

/** The coloured parts, such as "field params.lr"; wrong ones end with "!". */
const partsOf = (query: string): string[] =>
  queryPieces(query, checkQuery(query))
    .filter(({ kind, isWrong }) => kind !== "plain" || isWrong)
    .map(({ kind, text, isWrong }) => `${kind} ${text}${isWrong ? "!" : ""}`);

describe("the coloured parts of a query", () => {
  it("tells fields, values, numbers, functions and keywords apart", () => {
    assert.deepEqual(partsOf("min(metrics.loss) < 0.5 AND params.optimizer = 'adam'"), [
      ...["function min", "field metrics.loss", "number 0.5", "keyword AND"],
      ...["field params.optimizer", "text 'adam'"],
    ]);
    assert.deepEqual(partsOf("status in (FAILED, 3) or not metrics.`a b` is not null"), [
      ...["field status", "keyword in", "text FAILED", "number 3", "keyword or", "keyword not"],
      ...["field metrics.`a b`", "keyword is", "keyword not", "keyword null"],
    ]);
    assert.deepEqual(partsOf("params.lr BETWEEN 1 AND 2 ORDER BY start_time DESC, duration"), [
      ...["field params.lr", "keyword BETWEEN", "number 1", "keyword AND", "number 2", "keyword ORDER", "keyword BY"],
      ...["field start_time", "keyword DESC", "field duration"],
    ]);
  });

  it("leaves words that are looked for alone, keywords among them too", () => {
    assert.deepEqual(partsOf("adam is status order"), []);
    assert.deepEqual(partsOf("(adam or sgd)"), ["keyword or"]);
  });

  it("marks what is wrong, and takes a text that is not closed for a text", () => {
    assert.deepEqual(partsOf("metrics.loss > AND adam"), ["field metrics.loss", "text AND!"]);
    assert.deepEqual(partsOf("attributes.nothing = 1"), ["field attributes.nothing!", "number 1"]);
    assert.deepEqual(partsOf("params.a = 'ad am"), ["field params.a", "text 'ad am!"]);
  });

  it("gives the whole query back, whatever it is", () => {
    const words = [
      "metrics.",
      "a",
      " ",
      "'",
      '"',
      "`",
      "(",
      ")",
      ",",
      "=",
      "!",
      "ORDER",
      "BY",
      "in",
      "not",
      "é",
      "\u202e",
    ];
    const queries = fc.oneof(
      fc.string(),
      fc.array(fc.constantFrom(...words), { maxLength: 30 }).map((all) => all.join("")),
    );
    fc.assert(
      fc.property(queries, (query) => {
        const pieces = queryPieces(query, checkQuery(query));
        assert.equal(pieces.map(({ text }) => text).join(""), query);
      }),
      { numRuns: 2000 },
    );
    const whole = 'metrics."metrics."';
    assert.deepEqual(
      queryPieces(whole, null).map(({ text }) => text),
      [whole],
      "a key that ends in a dot",
    );
    const long = "a=1 AND ".repeat(20_000);
    assert.ok(queryPieces(long, null).length < 2000, "what nobody sees has no parts");
  });
});
