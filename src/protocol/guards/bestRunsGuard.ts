import type { BestRunsQuery } from "../bestRunsQuery";
import { guards } from "./guards";
import type { Guard } from "../rpc/rpcContract";

const { shape, string } = guards;

function isRecordOf<T>(guard: Guard<T>): Guard<Readonly<Record<string, T>>> {
  return (value): value is Readonly<Record<string, T>> =>
    typeof value === "object" && value !== null && !Array.isArray(value) && Object.values(value).every(guard);
}

/** What is asked about best runs. */
export const bestRunsGuard: Guard<BestRunsQuery> = shape<BestRunsQuery>({
  metrics: isRecordOf(string),
});
