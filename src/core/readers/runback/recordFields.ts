import type { JsonValue } from "../../model/jsonValue";

/** An object of a record. */
export type JsonRecord = Readonly<Record<string, JsonValue>>;

/** Longest text that is kept of one field, in UTF-16 units. */
const maxText = 65_536;

/** Reads the fields of one record by the type each should have, and keeps the first complaint. */
export class RecordFields {
  complaint: string | null = null;

  constructor(private readonly record: JsonRecord) {}

  complain(reason: string): void {
    this.complaint ??= reason;
  }

  /** The field, or null where it is missing, null, or (with a complaint) of another type. */
  private typed<T>(key: string, kind: string, convert: (value: JsonValue) => T | null): T | null {
    const value = Object.hasOwn(this.record, key) ? this.record[key] : null;
    if (value === null || value === undefined) return null;
    const converted = convert(value);
    if (converted === null) this.complain(`"${key}" is not ${kind}`);
    return converted;
  }

  text(key: string): string | null {
    return this.typed(key, "a text", (value) =>
      typeof value !== "string" ? null : value.length > maxText ? `${value.slice(0, maxText)}…` : value,
    );
  }

  /** A number; large whole numbers may be written as texts, so that no digit is lost on the way. */
  number(key: string): number | null {
    return this.typed(key, "a number", (value) => {
      if (typeof value === "number") return Number.isFinite(value) ? value : null;
      return typeof value === "string" && /^-?\d{1,30}$/.test(value) ? Number(value) : null;
    });
  }

  flag(key: string): boolean | null {
    return this.typed(key, "true or false", (value) => (typeof value === "boolean" ? value : null));
  }

  list(key: string): readonly JsonValue[] {
    return this.typed(key, "a list", (value) => (Array.isArray(value) ? value : null)) ?? [];
  }

  /** A list of texts; other things in it are left out, with a complaint. */
  texts(key: string): readonly string[] {
    const list = this.list(key);
    const texts = list.filter((item) => typeof item === "string");
    if (texts.length < list.length) this.complain(`"${key}" holds something that is not a text`);
    return texts;
  }

  object(key: string): JsonRecord | null {
    return this.typed(key, "an object", (value) =>
      typeof value === "object" && value !== null && !Array.isArray(value) ? value : null,
    );
  }

  /** Complains when a field that the record's type requires could not be read. */
  require<T>(key: string, value: T | null): value is T {
    if (value === null) this.complain(`"${key}" is missing`);
    return value !== null;
  }

  /** "t", seconds since the epoch, as whole milliseconds; null outside of what a date can be. */
  time(): number | null {
    const seconds = this.number("t");
    const time = seconds === null ? NaN : Math.round(seconds * 1000);
    return Math.abs(time) <= 8.64e15 ? time : null;
  }
}
