import assert from "node:assert/strict";
import { insertCompletion } from "../../../../src/core/query/complete/insertCompletion";

/** The query with the caret as "|" after a completion at "|". */
function taken(query: string, completed: string): string {
  const caret = query.indexOf("|");
  const next = insertCompletion(query.replace("|", ""), caret, completed);
  return `${next.query.slice(0, next.caret)}|${next.query.slice(next.caret)}`;
}

describe("a completion within a query", () => {
  it("is put at the end", () => {
    assert.equal(taken("params.opt|", "params.optimizer "), "params.optimizer |");
  });

  it("replaces the word, key or text that the caret stands in, and leaves what follows", () => {
    assert.equal(taken("params.opt|im = 'adam'", "params.optimizer "), "params.optimizer |= 'adam'");
    assert.equal(taken("params.a = 'ad|am' or b", "params.a = 'adamw' "), "params.a = 'adamw' |or b");
    assert.equal(taken("params.`my| key`=1", "params.`my key` "), "params.`my key` |=1");
    assert.equal(taken("status = | AND x", "status = 'FAILED' "), "status = 'FAILED' |AND x");
    assert.equal(taken("a |b", "a metrics."), "a metrics.|b");
  });

  it("is put in where the rest cannot be read", () => {
    assert.equal(taken("params.opt| = 'adam", "params.optimizer "), "params.optimizer |= 'adam");
  });
});
