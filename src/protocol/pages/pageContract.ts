import type { JsonValue } from "../../core/model/jsonValue";
import { guards } from "../guards/guards";
import type { Guard, RpcContract } from "../rpc/rpcContract";
import type { PageApi } from "./pageApi";

/** Longest preference, as JSON text. */
const maxPreference = 200_000;
/** Largest file that a page may hand over (bytes): a chart at print resolution is far below. */
const maxFile = 64 * 2 ** 20;

const isShort = (value: unknown): value is string => guards.string(value) && value.length <= 200;

const isPreference: Guard<JsonValue> = (value): value is JsonValue => {
  try {
    const text = JSON.stringify(value) as string | undefined;
    return text !== undefined && text.length <= maxPreference;
  } catch {
    return false; // circular, or holds what JSON has no word for
  }
};

const isFile: Guard<Uint8Array> = (value): value is Uint8Array =>
  value instanceof Uint8Array && value.length <= maxFile;

/** The common methods, checked at the host's door. Their types do not depend on what a page shows. */
export const pageContract: RpcContract<PageApi<unknown>> = {
  start: guards.args(),
  setPreference: guards.args(isShort, isPreference),
  copyText: guards.args(guards.string),
  saveFile: guards.args(isShort, isFile),
  showRun: guards.args(guards.string),
};
