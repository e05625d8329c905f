import type { JsonValue } from "./jsonValue";

/** A param as it was logged: nested objects are flattened to dotted keys, lists stay whole. */
export type ParamValue = string | number | boolean | null | JsonValue[];
