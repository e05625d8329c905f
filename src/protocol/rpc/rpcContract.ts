/** Tells at run time whether a value that came over a border has the shape that its type claims. */
export type Guard<T> = (value: unknown) => value is T;

/** Arguments of a method of an interface of async methods. */
export type RpcArguments<Api, M extends keyof Api> = Api[M] extends (...args: infer A) => Promise<unknown> ? A : never;

/** What a method resolves with. */
export type RpcResult<Api, M extends keyof Api> = Api[M] extends (...args: never[]) => Promise<infer R> ? R : never;

/**
 * The run-time side of an interface: every method with a guard of its arguments. A forgotten method does not compile,
 * and what is not in it cannot be called.
 */
export type RpcContract<Api> = { readonly [M in keyof Api]: Guard<RpcArguments<Api, M>> };

/** Messages without an answer, from the serving side to the calling one. */
export type RpcNotice<Notices, N extends keyof Notices> = Notices[N] extends (notice: infer V) => void ? V : never;

/** Where the rpc tells what it refused. */
export type RpcLog = (message: string) => void;
