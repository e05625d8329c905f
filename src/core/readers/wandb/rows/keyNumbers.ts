import { TextCache } from "../../shared/textCache";

/** What a key of a row is for. Those that begin with "_" are W&B's own. */
export const keyRole = { metric: 0, step: 1, time: 2, own: 3 } as const;

/** Gives each key of the rows of a slice a number, from 0. */
export class KeyNumbers {
  readonly names: string[] = [];
  /** A `keyRole` of each. */
  readonly roles: number[] = [];
  private readonly numbers = new Map<string, number>();
  private readonly texts = new TextCache();

  of(name: string): number {
    let number = this.numbers.get(name);
    if (number === undefined) {
      number = this.names.push(name) - 1;
      this.numbers.set(name, number);
      this.roles.push(roleOf(name));
    }
    return number;
  }

  /** The number of the key that the UTF-8 bytes `from` to `to` (not included) spell. */
  read(bytes: Uint8Array, from: number, to: number): number {
    return this.of(this.texts.read(bytes, from, to));
  }
}

function roleOf(name: string): number {
  if (!name.startsWith("_")) return keyRole.metric;
  return name === "_step" ? keyRole.step : name === "_timestamp" ? keyRole.time : keyRole.own;
}
