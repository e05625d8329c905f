import type { RunBrush } from "../pages/runBrush";
import type { Guard } from "../rpc/rpcContract";
import { guards } from "./guards";

const isStretch = (value: unknown): value is readonly [number, number] =>
  Array.isArray(value) && value.length === 2 && value.every(guards.finite);

const areMarks: Guard<RunBrush["marks"]> = (value): value is RunBrush["marks"] =>
  typeof value === "object" && value !== null && !Array.isArray(value) && Object.values(value).every(isStretch);

/** Marks of a Compare panel and the runs within them; whether these are the panel's is for the host to say. */
export const brushGuard: Guard<RunBrush> = guards.shape<RunBrush>({
  metric: guards.string,
  marks: areMarks,
  runIds: guards.arrayOf(guards.string),
});
