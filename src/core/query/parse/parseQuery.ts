import { groupFunctions, type GroupFunction } from "./groupFunctions";
import { parseField, isFieldWord } from "./parseField";
import { QueryError } from "./queryError";
import type { MetricSummaryName, QueryField } from "./queryField";
import type { CompareOperator, QueryNode, QueryOrder, QueryValue, RunQuery } from "./queryNode";
import type { QuerySubject } from "./querySubject";
import type { Token } from "./token";
import { tokenize } from "./tokenize";

/** Deeper nesting is refused: the reader calls itself for each parenthesis. */
const maxDepth = 200;
/** Each word is looked for in every text of every run: a page that was pasted would hold up the index. */
const maxWords = 100;
/** The same for conditions, each of which looks at every run. */
const maxConditions = 2000;

const summaries: ReadonlySet<string> = new Set(["last", "first", "min", "max", "mean", "count", "best", "delta"]);
const ofGroups: ReadonlySet<string> = new Set(groupFunctions);
const operators: Readonly<Record<string, CompareOperator>> = { "==": "=", "<>": "!=" };

/**
 * Reads a query: MLflow's search syntax, and OR, NOT, parentheses, BETWEEN, summaries as functions, plain words and
 * ORDER BY added (docs/query.md). Words side by side are joined by AND.
 * @param subject of groups, the query may also ask for `run_count`, and for more than the mean of a number
 * @throws {QueryError} with the place and what was expected there
 */
export function parseQuery(query: string, subject: QuerySubject = "runs"): RunQuery {
  return new QueryReader(tokenize(query), subject).read();
}

class QueryReader {
  #next = 0;
  #depth = 0;
  #words = 0;
  #conditions = 0;

  constructor(
    private readonly tokens: readonly Token[],
    private readonly subject: QuerySubject,
  ) {}

  read(): RunQuery {
    const isOrderOnly = this.#isWord("ORDER") && this.#isWord("BY", 1);
    const condition = this.#peek().kind === "end" || isOrderOnly ? null : this.#or();
    const order = this.#isWord("ORDER") && this.#isWord("BY", 1) ? this.#order() : [];
    const rest = this.#peek();
    if (rest.kind !== "end") this.#fail("AND, OR, ORDER BY or the end", rest);
    return { condition, order };
  }

  #or(): QueryNode {
    const items = [this.#and()];
    while (this.#takeWord("OR")) items.push(this.#and());
    return items.length === 1 && items[0] ? items[0] : { kind: "or", items };
  }

  #and(): QueryNode {
    const items = [this.#unary()];
    for (;;) {
      if (this.#takeWord("AND")) items.push(this.#unary());
      else if (this.#startsItem()) items.push(this.#unary());
      else break;
    }
    return items.length === 1 && items[0] ? items[0] : { kind: "and", items };
  }

  /** Whether another condition follows without AND. */
  #startsItem(): boolean {
    const { kind } = this.#peek();
    if (kind !== "word") return kind === "open" || kind === "text";
    return !this.#isWord("OR") && !(this.#isWord("ORDER") && this.#isWord("BY", 1));
  }

  #unary(): QueryNode {
    if (++this.#depth > maxDepth) {
      const token = this.#peek();
      throw new QueryError(`Conditions can be nested at most ${maxDepth} deep.`, token.at, token.length);
    }
    try {
      if (this.#takeWord("NOT")) return { kind: "not", item: this.#unary() };
      if (this.#peek().kind !== "open") return this.#condition();
      this.#take();
      const inner = this.#or();
      if (this.#peek().kind !== "close") this.#fail("“)”", this.#peek());
      this.#take();
      return inner;
    } finally {
      this.#depth--;
    }
  }

  #condition(): QueryNode {
    const token = this.#peek();
    if (token.kind === "text") return this.#word();
    if (token.kind !== "word") this.#fail("a condition or a word", token);
    const isFunction = this.#peek(1).kind === "open" && summaries.has(token.text.toLowerCase());
    if (!isFunction && !this.#isGroupFunction() && !this.#isComparison(1)) return this.#word();
    return this.#comparison(this.#field());
  }

  /** A dotted field with nothing after it is most likely a condition not yet finished: say what is missing. */
  #word(): QueryNode {
    const token = this.#take();
    if (++this.#words > maxWords)
      throw new QueryError(`A query can have at most ${maxWords} words.`, token.at, token.length);
    if (token.kind === "word" && token.text.includes(".") && isFieldWord(token.text))
      this.#fail("a comparison such as = or >", this.#peek());
    return { kind: "word", text: token.text };
  }

  #isComparison(ahead: number): boolean {
    if (this.#peek(ahead).kind === "operator") return true;
    if (!isFieldWord(this.#peek(ahead - 1).text)) return false;
    return ["LIKE", "ILIKE", "IN", "IS", "BETWEEN", "NOT"].some((word) => this.#isWord(word, ahead));
  }

  /** Without a space before the parenthesis: these names are words that others look for. */
  #isGroupFunction(): boolean {
    const [name, open] = [this.#peek(), this.#peek(1)];
    return ofGroups.has(name.text.toLowerCase()) && open.kind === "open" && open.at === name.at + name.length;
  }

  #field(): QueryField {
    const field = this.#isGroupFunction() ? this.#groupField() : this.#runField();
    const isCount = field.entity === "attributes" && field.key === "run_count";
    if (this.subject === "runs" && (isCount || field.ofGroup !== undefined))
      throw new QueryError(
        `${isCount ? "run_count" : `${field.ofGroup}()`} is asked of groups of runs only.`,
        field.at,
        field.length,
      );
    return field;
  }

  /** A function of the numbers that the runs of a group have: `std(best(metrics.loss))`. */
  #groupField(): QueryField {
    const token = this.#take();
    const ofGroup = token.text.toLowerCase() as GroupFunction;
    this.#take();
    const field = this.#runField();
    if (field.entity !== "metrics" && field.type !== "duration")
      throw new QueryError(`${ofGroup}() takes a metric, such as ${ofGroup}(metrics.loss).`, field.at, field.length);
    const length = this.#close().at + 1 - token.at;
    // How many runs count is a number, whatever their values are.
    return { ...field, ...(ofGroup === "n" && { type: "number" }), ofGroup, at: token.at, length };
  }

  #runField(): QueryField {
    const token = this.#take();
    if (this.#peek().kind !== "open") return parseField(token);
    const summary = token.text.toLowerCase() as MetricSummaryName;
    if (!summaries.has(summary)) throw new QueryError(`There is no function ${token.text}().`, token.at, token.length);
    this.#take();
    const field = parseField(this.#take(), summary);
    if (field.entity !== "metrics")
      throw new QueryError(`${summary}() takes a metric, such as ${summary}(metrics.loss).`, field.at, field.length);
    return { ...field, at: token.at, length: this.#close().at + 1 - token.at };
  }

  #close(): Token {
    const close = this.#take();
    if (close.kind !== "close") this.#fail("“)”", close);
    return close;
  }

  #comparison(field: QueryField): QueryNode {
    if (++this.#conditions > maxConditions)
      throw new QueryError(`A query can have at most ${maxConditions} conditions.`, field.at, field.length);
    const token = this.#take();
    if (token.kind === "operator") {
      const operator = operators[token.text] ?? (token.text as CompareOperator);
      return { kind: "compare", field, operator, value: this.#value() };
    }
    if (token.text.toUpperCase() === "IS") {
      const isNegated = this.#takeWord("NOT");
      if (!this.#takeWord("NULL")) this.#fail(isNegated ? "NULL" : "NULL or NOT NULL", this.#peek());
      return { kind: "null", field, isNegated };
    }
    const isNegated = token.text.toUpperCase() === "NOT";
    const act = isNegated ? this.#take() : token;
    switch (act.text.toUpperCase()) {
      case "LIKE":
        return { kind: "like", field, pattern: this.#value(), isCaseSensitive: true, isNegated };
      case "ILIKE":
        return { kind: "like", field, pattern: this.#value(), isCaseSensitive: false, isNegated };
      case "IN":
        return { kind: "in", field, values: this.#list(), isNegated };
      case "BETWEEN": {
        const low = this.#value();
        if (!this.#takeWord("AND")) this.#fail("AND and the upper bound", this.#peek());
        return { kind: "between", field, low, high: this.#value(), isNegated };
      }
      default:
        return this.#fail("LIKE, ILIKE, IN or BETWEEN", act);
    }
  }

  #list(): QueryValue[] {
    if (this.#take().kind !== "open") this.#fail("“(” and a list of values", this.#peek(-1));
    const values = [this.#value()];
    for (;;) {
      const token = this.#take();
      if (token.kind === "close") return values;
      if (token.kind !== "comma") this.#fail("“,” or “)”", token);
      values.push(this.#value());
    }
  }

  #value(): QueryValue {
    const token = this.#peek();
    if (token.kind !== "word" && token.kind !== "text") this.#fail("a value", token);
    this.#take();
    return { text: token.text, isQuoted: token.kind === "text", at: token.at, length: token.length };
  }

  #order(): QueryOrder[] {
    this.#next += 2;
    const order: QueryOrder[] = [];
    do {
      if (this.#peek().kind !== "word") this.#fail("a field to sort by", this.#peek());
      const field = this.#field();
      const isDescending = this.#takeWord("DESC");
      if (!isDescending) this.#takeWord("ASC");
      order.push({ field, isDescending });
    } while (this.#peek().kind === "comma" && this.#take());
    return order;
  }

  #peek(ahead = 0): Token {
    const token = this.tokens[Math.min(this.#next + ahead, this.tokens.length - 1)];
    if (!token) throw new QueryError("The query is empty.", 0, 0);
    return token;
  }

  #take(): Token {
    const token = this.#peek();
    this.#next = Math.min(this.#next + 1, this.tokens.length - 1);
    return token;
  }

  #isWord(word: string, ahead = 0): boolean {
    const token = this.#peek(ahead);
    return token.kind === "word" && token.text.toUpperCase() === word;
  }

  #takeWord(word: string): boolean {
    if (!this.#isWord(word)) return false;
    this.#take();
    return true;
  }

  #fail(expected: string, token: Token): never {
    const found = token.kind === "end" ? "the query ends" : `“${token.text}” was found`;
    throw new QueryError(`Expected ${expected}, but ${found}.`, token.at, token.length);
  }
}
