import type { RpcFailure } from "./rpcError";

/** What crosses a border. Everything in it is plain data that can be cloned; typed arrays are moved, not copied. */
export type RpcMessage =
  | { readonly rpc: "call"; readonly id: number; readonly method: string; readonly args: readonly unknown[] }
  | { readonly rpc: "cancel"; readonly id: number }
  | { readonly rpc: "result"; readonly id: number; readonly value: unknown }
  | { readonly rpc: "failure"; readonly id: number; readonly reason: RpcFailure; readonly message: string }
  | { readonly rpc: "notice"; readonly name: string; readonly value: unknown };
