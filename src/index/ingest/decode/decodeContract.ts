import { guards } from "../../../protocol/guards/guards";
import type { RpcContract } from "../../../protocol/rpc/rpcContract";
import type { DecodeApi, DigestJob } from "../digestJob";

/** Jobs come from our own thread, so that a look at the fields that tell them apart is enough. */
const isJob = (value: unknown): value is DigestJob =>
  typeof value === "object" && value !== null && "id" in value && "place" in value && "stored" in value;

/** What may be asked of a decode thread. */
export const decodeContract: RpcContract<DecodeApi> = {
  add: guards.args(guards.arrayOf(isJob)),
  next: guards.args(),
};
