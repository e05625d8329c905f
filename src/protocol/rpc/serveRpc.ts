import { CancelSource } from "./cancelSource";
import type { CancelSignal } from "./cancelSignal";
import type { RpcContract, RpcLog, RpcNotice } from "./rpcContract";
import { RpcError, type RpcFailure } from "./rpcError";
import type { RpcMessage } from "./rpcMessage";
import type { RpcPort } from "./rpcPort";
import { transferables } from "./transferables";

/** The serving end of a border. */
export interface RpcServer<Notices> {
  /** Sends a message that has no answer. */
  notify<N extends keyof Notices & string>(name: N, value: RpcNotice<Notices, N>): void;
  /** Stops listening; calls under way are cancelled and get no answer. */
  dispose(): void;
}

/**
 * Answers the calls of the other end with the methods of `apiFor`. What is not in the contract, or does not pass its
 * guard, is refused and logged: the other end may be a page that shows foreign data.
 * @param apiFor gives the methods for one call; its signal is set off when the caller cancels
 */
export function serveRpc<Api extends object, Notices extends object = object>(
  port: RpcPort,
  contract: RpcContract<Api>,
  apiFor: (signal: CancelSignal) => Api,
  log: RpcLog,
): RpcServer<Notices> {
  const running = new Map<number, CancelSource>();
  let isDisposed = false;

  const fail = (id: number, reason: RpcFailure, message: string) => {
    if (!isDisposed) port.post({ rpc: "failure", id, reason, message } satisfies RpcMessage, []);
  };
  const refuse = (id: number, reason: RpcFailure, message: string) => {
    log(message);
    fail(id, reason, message);
  };

  async function call(id: number, method: string, args: readonly unknown[]): Promise<void> {
    if (!Object.hasOwn(contract, method))
      return refuse(id, "unknown-method", `No method ${JSON.stringify(method.slice(0, 80))}.`);
    if (running.has(id)) return refuse(id, "bad-arguments", `Call ${id} is already under way.`);
    const guard = contract[method as keyof Api];
    if (!guard(args)) return refuse(id, "bad-arguments", `The arguments of ${method} have a wrong shape.`);
    const source = new CancelSource();
    running.set(id, source);
    try {
      const api = apiFor(source.signal);
      const target = api[method as keyof Api] as (...args: readonly unknown[]) => Promise<unknown>;
      const value = await target.apply(api, [...args]);
      if (source.signal.aborted) return fail(id, "cancelled", `${method} was cancelled.`);
      if (!isDisposed) port.post({ rpc: "result", id, value } satisfies RpcMessage, transferables(value));
    } catch (error) {
      if (source.signal.aborted) return fail(id, "cancelled", `${method} was cancelled.`);
      const reason = RpcError.is(error) ? error.reason : "failed";
      refuse(id, reason, error instanceof Error ? error.message : String(error));
    } finally {
      running.delete(id);
    }
  }

  const stop = port.onMessage((data) => {
    const message = readMessage(data);
    if (message?.rpc === "call") void call(message.id, message.method, message.args);
    else if (message?.rpc === "cancel") running.get(message.id)?.cancel();
    else log("A message that is neither a call nor its cancellation was dropped.");
  });

  return {
    notify(name, value) {
      if (!isDisposed) port.post({ rpc: "notice", name, value } satisfies RpcMessage, transferables(value));
    },
    dispose() {
      isDisposed = true;
      stop();
      for (const source of running.values()) source.cancel();
      running.clear();
    },
  };
}

/** The message, if it is one that a server may get. */
function readMessage(data: unknown): Extract<RpcMessage, { rpc: "call" | "cancel" }> | null {
  if (typeof data !== "object" || data === null) return null;
  const message = data as { rpc?: unknown; id?: unknown; method?: unknown; args?: unknown };
  if (typeof message.id !== "number") return null;
  if (message.rpc === "cancel") return { rpc: "cancel", id: message.id };
  if (message.rpc !== "call" || typeof message.method !== "string" || !Array.isArray(message.args)) return null;
  return { rpc: "call", id: message.id, method: message.method, args: message.args as unknown[] };
}
