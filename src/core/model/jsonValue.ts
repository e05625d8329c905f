/** A value as JSON can write it; numbers may also be NaN or infinite, which the logs write as strings. */
export type JsonValue = string | number | boolean | null | JsonValue[] | { [key: string]: JsonValue };
