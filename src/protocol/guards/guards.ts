import type { Guard } from "../rpc/rpcContract";

/** Small guards, and how larger ones are made of them. None of them throws. */
export const guards = {
  string: (value: unknown): value is string => typeof value === "string",
  boolean: (value: unknown): value is boolean => typeof value === "boolean",
  finite: (value: unknown): value is number => typeof value === "number" && Number.isFinite(value),
  /** A whole number from 0 on, such as an offset. */
  count: (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0,

  optional:
    <T>(guard: Guard<T>): Guard<T | undefined> =>
    (value): value is T | undefined =>
      value === undefined || guard(value),

  nullable:
    <T>(guard: Guard<T>): Guard<T | null> =>
    (value): value is T | null =>
      value === null || guard(value),

  arrayOf:
    <T>(guard: Guard<T>): Guard<readonly T[]> =>
    (value): value is readonly T[] =>
      Array.isArray(value) && value.every(guard),

  /** An object whose fields all pass; fields that are not named are let through. A forgotten field does not compile. */
  shape: <T extends object>(fields: { readonly [K in keyof Required<T>]: Guard<T[K]> }): Guard<T> => {
    const names = Object.keys(fields) as (keyof T)[];
    return (value): value is T =>
      typeof value === "object" &&
      value !== null &&
      !Array.isArray(value) &&
      names.every((name) => fields[name]((value as T)[name]));
  },

  /** The arguments of a call: as many as there are guards, or fewer where the guard takes undefined. */
  args:
    <A extends readonly unknown[]>(...parts: { readonly [I in keyof Required<A>]: Guard<A[I]> }): Guard<A> =>
    (value): value is A =>
      Array.isArray(value) &&
      value.length <= parts.length &&
      (parts as readonly Guard<unknown>[]).every((guard, i) => guard((value as unknown[])[i])),
};
