import type { CancelSignal } from "./cancelSignal";
import type { RpcArguments, RpcContract, RpcLog, RpcResult } from "./rpcContract";
import { RpcError } from "./rpcError";
import type { RpcMessage } from "./rpcMessage";
import type { RpcPort } from "./rpcPort";
import { transferables } from "./transferables";

/** What one call may be given besides its arguments. */
export interface RpcCallOptions {
  /** Ends the wait, and tells the other end that nobody waits. */
  readonly signal?: CancelSignal;
  /** Milliseconds after which the call fails; none when left out. */
  readonly timeout?: number;
}

/** Runs something later; the returned function prevents it. Handed in, because this ring knows no timers. */
export type RpcTimer = (run: () => void, milliseconds: number) => () => void;

interface Waiting {
  readonly settle: (value: unknown) => void;
  readonly fail: (error: RpcError) => void;
}

/** The calling end of a border: `api` has the methods of the interface, `call` the same with cancel and time limit. */
export class RpcClient<Api extends object, Notices extends object = object> {
  /** The interface itself, for callers that need neither cancel nor time limit. */
  readonly api: Api;
  readonly #waiting = new Map<number, Waiting>();
  readonly #stop: () => void;
  #lastId = 0;
  #isDisposed = false;

  constructor(
    private readonly port: RpcPort,
    contract: RpcContract<Api>,
    private readonly notices: Partial<Notices>,
    private readonly timer: RpcTimer,
    private readonly log: RpcLog,
  ) {
    const methods = (Object.keys(contract) as (keyof Api & string)[]).map((method) => [
      method,
      (...args: RpcArguments<Api, typeof method>) => this.call(method, args),
    ]);
    this.api = Object.fromEntries(methods) as Api;
    this.#stop = port.onMessage((message) => this.#receive(message));
  }

  /** Whether an answer is still to come. */
  get isWaiting(): boolean {
    return this.#waiting.size > 0;
  }

  /** Calls a method. Rejects with an RpcError, whatever happened. */
  call<M extends keyof Api & string>(
    method: M,
    args: RpcArguments<Api, M>,
    { signal, timeout }: RpcCallOptions = {},
  ): Promise<RpcResult<Api, M>> {
    if (this.#isDisposed) return Promise.reject(new RpcError("disposed", `${method}: the connection is closed.`));
    if (signal?.aborted) return Promise.reject(new RpcError("cancelled", `${method} was cancelled.`));
    const id = ++this.#lastId;
    return new Promise<RpcResult<Api, M>>((resolve, reject) => {
      const give = (error: RpcError) => {
        this.port.post({ rpc: "cancel", id } satisfies RpcMessage, []);
        this.#waiting.get(id)?.fail(error);
      };
      const abort = () => give(new RpcError("cancelled", `${method} was cancelled.`));
      const late = () => give(new RpcError("timeout", `${method} took longer than ${timeout} ms.`));
      const stopTimer = timeout === undefined ? null : this.timer(late, timeout);
      const end = () => {
        this.#waiting.delete(id);
        stopTimer?.();
        signal?.removeEventListener("abort", abort);
      };
      signal?.addEventListener("abort", abort);
      this.#waiting.set(id, {
        settle: (value) => (end(), resolve(value as RpcResult<Api, M>)),
        fail: (error) => (end(), reject(error)),
      });
      try {
        this.port.post({ rpc: "call", id, method, args } satisfies RpcMessage, transferables(args));
      } catch (error) {
        const message = error instanceof Error ? error.message : String(error);
        this.#waiting.get(id)?.fail(new RpcError("bad-arguments", `${method} could not be sent: ${message}`));
      }
    });
  }

  /** Stops listening, and fails every call under way. */
  dispose(message = "The connection was closed."): void {
    if (this.#isDisposed) return;
    this.#isDisposed = true;
    this.#stop();
    for (const one of [...this.#waiting.values()]) one.fail(new RpcError("disposed", message));
  }

  #receive(data: unknown): void {
    const message = data as Partial<RpcMessage> | null;
    if (message?.rpc === "result") this.#waiting.get(message.id ?? -1)?.settle(message.value);
    else if (message?.rpc === "failure")
      this.#waiting.get(message.id ?? -1)?.fail(new RpcError(message.reason ?? "failed", message.message ?? ""));
    else if (message?.rpc === "notice") this.#tell(message.name ?? "", message.value);
    else this.log("A message that is neither an answer nor a notice was dropped.");
  }

  #tell(name: string, value: unknown): void {
    const known = Object.hasOwn(this.notices, name);
    const listener = known ? (this.notices as Record<string, ((value: unknown) => void) | undefined>)[name] : undefined;
    if (listener) listener.call(this.notices, value);
    else this.log(`A notice without a listener was dropped: ${name.slice(0, 80)}.`);
  }
}
