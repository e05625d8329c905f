import type { BatchAnswer } from "./batchAnswer";

/**
 * Cuts the output of `git cat-file --batch` into answers: `<id> <type> <size>\n<content>\n` or `<id> missing\n`.
 * Content above `mostBytes` is skipped, not kept.
 */
export class BatchParser {
  private header = "";
  private current: { readonly type: string; readonly size: number } | null = null;
  private parts: Buffer[] = [];
  private received = 0;

  constructor(
    private readonly mostBytes: number,
    private readonly onAnswer: (answer: BatchAnswer) => void,
  ) {}

  /** Takes the next piece of output. */
  push(bytes: Buffer): void {
    for (let at = 0; at < bytes.length;) at = this.current ? this.takeContent(bytes, at) : this.takeHeader(bytes, at);
  }

  private takeHeader(bytes: Buffer, at: number): number {
    const end = bytes.indexOf(10, at);
    this.header += bytes.toString("latin1", at, end < 0 ? bytes.length : end);
    if (end < 0) return bytes.length;
    const [, type = "", size] = this.header.split(" ");
    this.header = "";
    if (size === undefined) this.onAnswer({ kind: "missing" });
    else this.current = { type, size: Number(size) };
    return end + 1;
  }

  private takeContent(bytes: Buffer, at: number): number {
    const { type, size } = this.current ?? { type: "", size: 0 };
    const end = Math.min(bytes.length, at + size + 1 - this.received); // one line end follows the content
    if (size <= this.mostBytes) this.parts.push(bytes.subarray(at, end));
    this.received += end - at;
    if (this.received === size + 1) {
      const content = Buffer.concat(this.parts).subarray(0, size);
      this.current = null;
      this.parts = [];
      this.received = 0;
      this.onAnswer(size <= this.mostBytes ? { kind: "object", type, bytes: content } : { kind: "large", type, size });
    }
    return end;
  }
}
