import assert from "node:assert/strict";
import { MessageChannel, type MessagePort } from "node:worker_threads";
import type { CancelSignal } from "../../../src/protocol/rpc/cancelSignal";
import { CancelSource } from "../../../src/protocol/rpc/cancelSource";
import { guards } from "../../../src/protocol/guards/guards";
import { RpcClient } from "../../../src/protocol/rpc/rpcClient";
import type { RpcContract } from "../../../src/protocol/rpc/rpcContract";
import { RpcError } from "../../../src/protocol/rpc/rpcError";
import type { RpcPort } from "../../../src/protocol/rpc/rpcPort";
import { serveRpc } from "../../../src/protocol/rpc/serveRpc";

interface Calculator {
  add(a: number, b: number): Promise<number>;
  describe(options: { readonly name: string; readonly size?: number }): Promise<string>;
  column(rows: number): Promise<Float64Array>;
  fail(): Promise<void>;
  forever(): Promise<void>;
}

interface CalculatorNotices {
  told(notice: { readonly text: string }): void;
}

const contract: RpcContract<Calculator> = {
  add: guards.args(guards.finite, guards.finite),
  describe: guards.args(
    guards.shape<{ readonly name: string; readonly size?: number }>({
      name: guards.string,
      size: guards.optional(guards.count),
    }),
  ),
  column: guards.args(guards.count),
  fail: guards.args(),
  forever: guards.args(),
};

function portOf(port: MessagePort): RpcPort {
  return {
    post: (message, transfer) => port.postMessage(message, transfer),
    onMessage(listener) {
      port.on("message", listener);
      return () => port.off("message", listener);
    },
  };
}

function border() {
  const { port1, port2 } = new MessageChannel();
  const columns: Float64Array[] = [];
  const signals: CancelSignal[] = [];
  const refused: string[] = [];
  const told: string[] = [];
  const calculator = (signal: CancelSignal): Calculator => ({
    add: async (a, b) => a + b,
    describe: async ({ name, size }) => `${name} ${size ?? "?"}`,
    column: async (rows) => {
      columns.push(new Float64Array(rows).fill(0.5));
      return columns.at(-1)!;
    },
    fail: async () => Promise.reject(new Error("no luck")),
    forever: () => {
      signals.push(signal);
      return new Promise(() => undefined);
    },
  });
  const server = serveRpc<Calculator, CalculatorNotices>(portOf(port1), contract, calculator, (text) =>
    refused.push(text),
  );
  const timer = (run: () => void, ms: number) => {
    const id = setTimeout(run, ms);
    return () => clearTimeout(id);
  };
  const notices = { told: ({ text }: { text: string }) => void told.push(text) };
  const client = new RpcClient<Calculator, CalculatorNotices>(portOf(port2), contract, notices, timer, (text) =>
    refused.push(text),
  );
  const close = () => {
    client.dispose();
    server.dispose();
    port1.close();
  };
  return { client, server, port2, columns, signals, refused, told, close };
}

const failsAs = (reason: string) => (error: unknown) => RpcError.is(error) && error.reason === reason;

describe("rpc", () => {
  let used: ReturnType<typeof border>;
  beforeEach(() => (used = border()));
  afterEach(() => used.close());

  it("calls methods and gives their results", async () => {
    assert.equal(await used.client.api.add(2, 3), 5);
    assert.equal(await used.client.api.describe({ name: "box" }), "box ?");
  });

  it("says whether an answer is still to come", async () => {
    assert.equal(used.client.isWaiting, false);
    const sum = used.client.api.add(2, 3);
    assert.equal(used.client.isWaiting, true);
    await sum;
    assert.equal(used.client.isWaiting, false);
  });

  it("moves typed arrays instead of copying them", async () => {
    const column = await used.client.api.column(1000);
    assert.equal(column.length, 1000);
    assert.equal(column[999], 0.5);
    assert.equal(used.columns[0]!.length, 0, "the serving side still holds the array");
  });

  it("fails with a reason and the message of what was thrown", async () => {
    await assert.rejects(used.client.api.fail(), (error) => failsAs("failed")(error) && /no luck/.test(String(error)));
  });

  it("refuses unknown methods, inherited ones too, and logs them", async () => {
    const ask = (method: string) => used.client.call(method as "fail", []);
    await assert.rejects(ask("drop"), failsAs("unknown-method"));
    await assert.rejects(ask("constructor"), failsAs("unknown-method"));
    await assert.rejects(ask("__proto__"), failsAs("unknown-method"));
    assert.equal(used.refused.length, 3);
  });

  it("refuses arguments of a wrong shape", async () => {
    const { client } = used;
    await assert.rejects(client.call("add", [1, "2"] as never), failsAs("bad-arguments"));
    await assert.rejects(client.call("add", [1, NaN]), failsAs("bad-arguments"));
    await assert.rejects(client.call("add", [1, 2, 3] as never), failsAs("bad-arguments"));
    await assert.rejects(client.call("describe", [{ name: "a", size: -1 }]), failsAs("bad-arguments"));
    await assert.rejects(client.call("describe", [null] as never), failsAs("bad-arguments"));
    await assert.rejects(client.call("describe", [() => 1] as never), failsAs("bad-arguments"));
  });

  it("drops what is no message, and goes on", async () => {
    for (const junk of [null, 1, "call", {}, { rpc: "call" }, { rpc: "call", id: "1", method: "add", args: [] }])
      used.port2.postMessage(junk);
    assert.equal(await used.client.api.add(1, 1), 2);
    assert.equal(used.refused.length, 6);
  });

  it("cancels: the caller is free at once, the method learns of it", async () => {
    const source = new CancelSource();
    const call = used.client.call("forever", [], { signal: source.signal });
    await used.client.api.add(1, 1);
    assert.equal(used.signals[0]?.aborted, false);
    source.cancel();
    await assert.rejects(call, failsAs("cancelled"));
    await used.client.api.add(1, 1);
    assert.equal(used.signals[0]?.aborted, true);
    await assert.rejects(used.client.call("add", [1, 1], { signal: source.signal }), failsAs("cancelled"));
  });

  it("ends a wait that takes too long, and cancels the method", async () => {
    await assert.rejects(used.client.call("forever", [], { timeout: 20 }), failsAs("timeout"));
    await used.client.api.add(1, 1);
    assert.equal(used.signals[0]?.aborted, true);
  });

  it("fails what is under way when it is disposed, and what comes later", async () => {
    const call = used.client.api.forever();
    await used.client.api.add(1, 1);
    used.client.dispose();
    await assert.rejects(call, failsAs("disposed"));
    await assert.rejects(used.client.api.add(1, 1), failsAs("disposed"));
    used.server.dispose();
    assert.equal(used.signals[0]?.aborted, true);
  });

  it("delivers notices, and drops those that nobody listens to", async () => {
    used.server.notify("told", { text: "hello" });
    used.server.notify("other" as "told", { text: "?" });
    await used.client.api.add(1, 1);
    assert.deepEqual(used.told, ["hello"]);
    assert.equal(used.refused.length, 1);
  });
});
