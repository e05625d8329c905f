import type { JsonValue } from "../../../core/model/jsonValue";
import { decodeUtf8 } from "../../../core/text/decodeUtf8";
import { encodeUtf8 } from "../../../core/text/encodeUtf8";
import { exactJson } from "./exactJson";
import { savedKeys } from "../disk/savedKeys";

/** A fact as the body of what is saved under its key. */
export const packFact = {
  write: (fact: JsonValue): Uint8Array => encodeUtf8(exactJson.write(fact)),
  /** Throws a SyntaxError. @param key as `savedKeys.ofFact` makes it */
  read: (key: string, body: Uint8Array): readonly [name: string, fact: JsonValue] => [
    savedKeys.factOf(key) ?? "",
    exactJson.read(decodeUtf8(body)) as JsonValue, // behind a checksum: written by us
  ],
};
