import assert from "node:assert/strict";
import fc from "fast-check";
import { parseQuery } from "../../../../src/core/query/parse/parseQuery";
import { QueryError } from "../../../../src/core/query/parse/queryError";
import type { QueryNode } from "../../../../src/core/query/parse/queryNode";

/** A condition as a compact text with every parenthesis, so that a test can say what it expects. */
function show(node: QueryNode): string {
  switch (node.kind) {
    case "and":
    case "or":
      return `(${node.items.map(show).join(` ${node.kind} `)})`;
    case "not":
      return `not ${show(node.item)}`;
    case "word":
      return `«${node.text}»`;
    case "compare":
      return `${fieldOf(node)}${node.operator}${valueOf(node.value)}`;
    case "like":
      return `${fieldOf(node)}${node.isNegated ? " not" : ""} ${node.isCaseSensitive ? "like" : "ilike"} ${valueOf(node.pattern)}`;
    case "in":
      return `${fieldOf(node)}${node.isNegated ? " not" : ""} in [${node.values.map(valueOf).join()}]`;
    case "between":
      return `${fieldOf(node)}${node.isNegated ? " not" : ""} between ${valueOf(node.low)}..${valueOf(node.high)}`;
    case "null":
      return `${fieldOf(node)} is${node.isNegated ? " not" : ""} null`;
  }
}
function fieldOf({ field }: { field: { entity: string; key: string; summary: string } }): string {
  return `${field.summary === "last" ? "" : field.summary + ":"}${field.entity}[${field.key}]`;
}
const valueOf = (value: { text: string; isQuoted: boolean }) => (value.isQuoted ? `'${value.text}'` : value.text);

function read(query: string): string {
  const { condition, order } = parseQuery(query);
  const by = order.map((one) => `${fieldOf(one)}${one.isDescending ? " desc" : ""}`).join();
  return (condition ? show(condition) : "all") + (by ? ` by ${by}` : "");
}

const known: Readonly<Record<string, string>> = {
  "": "all",
  "metrics.val_acc > 0.9 AND params.optimizer = 'adam'": "(metrics[val_acc]>0.9 and params[optimizer]='adam')",
  'metric."val acc" >= -1e-5': "metrics[val acc]>=-1e-5",
  "parameters.`learning rate` != '0.1'": "params[learning rate]!='0.1'",
  "tags.mlflow.source.type ILIKE '%note%'": "tags[mlflow.source.type] ilike '%note%'",
  "attributes.status IN ('FINISHED', 'FAILED')": "attributes[status] in ['FINISHED','FAILED']",
  "run.Created NOT IN (1,2)": "attributes[start_time] not in [1,2]",
  "attributes.user_id = 'ann' AND user_id IS NOT NULL": "(tags[mlflow.user]='ann' and tags[mlflow.user] is not null)",
  'metrics."loss." < 1': "metrics[loss.]<1",
  "attributes.artifact_uri LIKE 's3:%' AND artifact_uri IS NULL":
    "(attributes[artifact_uri] like 's3:%' and attributes[artifact_uri] is null)",
  "std n median (x)": "(«std» and «n» and «median» and «x»)",
  "datasets.name LIKE 'cifar%'": "datasets[name] like 'cifar%'",
  "tags.a IS NULL or tags.b is not null": "(tags[a] is null or tags[b] is not null)",
  "metrics.a<1 OR metrics.b<2 AND metrics.c<3": "(metrics[a]<1 or (metrics[b]<2 and metrics[c]<3))",
  "NOT (metrics.a == 1 OR adam)": "not (metrics[a]=1 or «adam»)",
  "resnet 'two words' -0.5": "(«resnet» and «two words» and «-0.5»)",
  "min(metrics.loss) < 0.1 best(metrics.acc)>0.9": "(min:metrics[loss]<0.1 and best:metrics[acc]>0.9)",
  "metrics.loss.min < 0.1": "metrics[loss.min]<0.1",
  "params.lr BETWEEN 0.1 AND 0.2 AND x": "(params[lr] between 0.1..0.2 and «x»)",
  "start_time > '2 days ago' ORDER BY metrics.acc DESC, duration ASC":
    "attributes[start_time]>'2 days ago' by metrics[acc] desc,attributes[duration]",
  "order by max(metrics.acc) desc": "all by max:metrics[acc] desc",
  "params.name = 'it''s'": "params[name]='it's'",
  "experiment = moons source.dirty = true": "(attributes[experiment]=moons and source[dirty]=true)",
  "min max": "(«min» and «max»)",
  "order book": "(«order» and «book»)",
};

describe("parseQuery", () => {
  for (const [query, expected] of Object.entries(known))
    it(`reads ${JSON.stringify(query)}`, () => assert.equal(read(query), expected));

  const wrong: readonly (readonly [string, number, RegExp])[] = [
    ["metrics.loss >", 14, /a value, but the query ends/],
    ["metrics.loss", 12, /a comparison/],
    ["metrics. > 1", 8, /A name is expected/],
    ["metrix.loss > 1", 0, /“metrix” is not known/],
    ["attributes.colour = 'red'", 0, /attributes has no “colour”/],
    ["(metrics.a > 1", 14, /“\)”/],
    ["metrics.a > 1)", 13, /AND, OR/],
    ["params.a IN ()", 13, /a value/],
    ["params.a IN ('x' 'y')", 17, /“,” or “\)”/],
    ["params.a = 'x", 11, /not closed/],
    ["params.`a", 7, /not closed/],
    ["min(params.a) > 1", 4, /takes a metric/],
    ["params.a BETWEEN 1 2", 19, /AND and the upper bound/],
    ["params.a IS 3", 12, /NULL or NOT NULL/],
    ["AND x OR", 8, /a condition/],
    ["ORDER BY oops(metrics.a)", 9, /no function oops/],
    ["x AND run_count > 2", 6, /asked of groups of runs only/],
    ["ORDER BY std(metrics.a)", 9, /std\(\) is asked of groups/],
  ];
  for (const [query, at, message] of wrong)
    it(`points at the mistake in ${query}`, () =>
      assert.throws(
        () => parseQuery(query),
        (error) => {
          assert.ok(QueryError.is(error));
          assert.match(error.message, message);
          assert.equal(error.at, at);
          return true;
        },
      ));

  it("reads more of groups: how many runs they have, and functions of the numbers of these", () => {
    const { condition, order } = parseQuery(
      "run_count > 2 AND STD(best(metrics.acc)) < 1 ORDER BY n(metrics.acc), median(duration) DESC",
      "groups",
    );
    assert.ok(condition?.kind === "and" && condition.items[1]?.kind === "compare");
    const { field } = condition.items[1];
    assert.deepEqual([field.ofGroup, field.summary, field.key, field.at, field.length], ["std", "best", "acc", 18, 22]);
    assert.deepEqual(
      order.map(({ field: { ofGroup, key, type } }) => [ofGroup, key, type]),
      [
        ["n", "acc", "number"],
        ["median", "duration", "duration"],
      ],
    );
    for (const [query, at] of [
      ["std(params.lr) > 1", 4],
      ["std(std(metrics.a)) > 1", 4],
      ["lowest(metrics.a > 1", 17],
      ["highest(oops(metrics.a)) > 1", 8],
      ["interval_low() > 1", 13],
    ] as const)
      assert.throws(
        () => parseQuery(query, "groups"),
        (error) => QueryError.is(error) && error.at === at,
        query,
      );
  });

  /** Parses; anything but an answer or an error with a place inside the query fails the test. */
  function survives(query: string): void {
    try {
      parseQuery(query, "groups");
      parseQuery(query);
    } catch (error) {
      if (!QueryError.is(error)) throw error;
      assert.ok(error.at >= 0 && error.at + error.length <= query.length, `${query}: ${error.at}+${error.length}`);
    }
  }

  it("answers or points into the query for every prefix of every valid query", () => {
    for (const query of Object.keys(known)) for (let end = 0; end <= query.length; end++) survives(query.slice(0, end));
  });

  it("answers or points into the query for random token sequences", () => {
    const pieces =
      "( ) , = != < <= > >= AND OR NOT IN LIKE ILIKE IS NULL BETWEEN ORDER BY DESC min metrics.a params.`b c` "
        .concat(
          "std( run_count tags.x attributes.status source.dirty 'text' \"t\" ' ` 0.5 -1 word ! metrics. 1e999 é 💡",
        )
        .split(" ");
    const sequence = fc.array(fc.constantFrom(...pieces), { maxLength: 30 }).map((parts) => parts.join(" "));
    fc.assert(fc.property(sequence, survives), { numRuns: process.env.RUNBACK_DEEP ? 100_000 : 3_000 });
    fc.assert(fc.property(fc.string({ unit: "binary", maxLength: 60 }), survives), { numRuns: 2_000 });
  });

  it("refuses what is too deep or too long, and is not slow about it", () => {
    survives("(".repeat(10_000) + "x" + ")".repeat(10_000));
    survives("NOT ".repeat(20_000) + "x");
    survives("x".repeat(1_000_000));
    survives("x ".repeat(49_000));
    assert.throws(() => parseQuery("(".repeat(10_000)), /nested at most 200 deep/);
    assert.throws(() => parseQuery("word ".repeat(101)), /at most 100 words/);
    assert.throws(() => parseQuery("metrics.a > 1 OR ".repeat(2001)), /at most 2000 conditions/);
    assert.throws(() => parseQuery("y".repeat(1_000_000)), /at most 100000 characters/);
  });
});
