import { lookahead } from "../../../decimal/lookahead";
import { maxRecordBytes } from "../../../ingest/maxRecordBytes";
import type { PointGatherer } from "../../../ingest/pointGatherer";
import type { PointTable } from "../../../ingest/pointTable";
import type { DecoderState } from "../decoderState";
import { learnTemplate } from "./learnTemplate";
import type { RowTemplate } from "./rowTemplate";
import { scanRow } from "./scanRow";
import { TemplateCache } from "./templateCache";

/** Longer lines are not learnt: shapes are kept, and such lines are few. */
const maxLearntBytes = 1024 * 1024;

const cache = new TemplateCache();
let numbers = new Float64Array(64);
/** Only views of so little memory (bytes) are kept. */
const maxKept = 128 * 1024;
/** The view made last: small slices come in the same memory again and again. */
let view: DataView = new DataView(new ArrayBuffer(0));

/** Reads metric lines whose shape was seen before, without making objects. */
export class RowScanner {
  private readonly view: DataView;
  /** Lines that begin before this byte can be scanned. */
  readonly safeEnd: number;
  private template: RowTemplate | null = null;
  private table: PointTable | null = null;

  constructor(
    private readonly bytes: Uint8Array,
    private readonly offset: number,
    private readonly state: DecoderState,
    private readonly gatherer: PointGatherer,
  ) {
    this.view = viewOf(bytes);
    this.safeEnd = bytes.length > lookahead ? bytes.lastIndexOf(10, bytes.length - lookahead - 1) + 1 : 0;
  }

  /** Adds the line's row and says where the next line begins; -1 when the line is to be read in full. */
  scan(start: number): number {
    const { list } = cache;
    for (let index = 0; index < list.length; index++) {
      const template = list[index]!;
      const end = scanRow(template, this.bytes, this.view, start, numbers);
      if (end < 0) continue;
      if (index > 0) cache.use(index);
      return this.accept(template, start, end) ? end : -1;
    }
    return -1;
  }

  private accept(template: RowTemplate, start: number, end: number): boolean {
    const { state } = this;
    const step = numbers[template.step]!;
    const time = template.time < 0 ? NaN : Math.round(numbers[template.time]! * 1000);
    if (step - step !== 0 || end - start > maxRecordBytes) return false;
    if (template.time >= 0 && !(Math.abs(time) <= 8.64e15)) return false;
    if (template.seq >= 0) {
      const { writers } = state;
      let at = 0; // a loop: it runs for every line, and mostly ends at once
      while (at < writers.length && writers[at]![0] !== template.writer) at++;
      const writer = writers[at];
      if (writer === undefined || numbers[template.seq] !== writer[1] + 1) return false;
      writer[1]++;
      writer[2] = time === time ? time : null;
    }
    state.hasLostLine = false;
    if (template !== this.template || this.table === null) {
      this.template = template;
      this.table = this.gatherer.table(template.metrics, end - start, this.bytes.length - start, template.key);
    }
    this.table.add(state.rows++, step, time, numbers, template.firstValue, this.offset + start, this.offset + end);
    return true;
  }

  /** The gatherer was flushed: its tables are gone. */
  forgetTable(): void {
    this.table = null;
  }

  /** Remembers the shape of a metric line that was read in full. @param end behind its line feed */
  learn(start: number, end: number, writer: string, metrics: readonly string[]): void {
    if (end - start > maxLearntBytes || !cache.isLearning) return;
    const template = learnTemplate(this.bytes.subarray(start, end), writer, metrics);
    if (template === null) return;
    if (template.slots > numbers.length) numbers = new Float64Array(template.slots * 2);
    cache.learn(template);
  }
}

/** A view whose positions are those of the bytes. */
function viewOf({ buffer, byteOffset, byteLength }: Uint8Array): DataView {
  if (buffer.byteLength > maxKept) return new DataView(buffer, byteOffset, byteLength);
  if (view.buffer !== buffer || view.byteOffset !== byteOffset) view = new DataView(buffer, byteOffset);
  return view;
}
