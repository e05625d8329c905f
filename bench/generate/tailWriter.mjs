// Appends lines to many logs at a steady rate from a process of its own: `node tailWriter.mjs FILES RATE SECONDS`, where
// FILES is a JSON list. Each line carries the time of its writing as a metric, so that the reader can tell its age.
import { openSync, writeSync } from "node:fs";

const [files, rate, seconds] = [JSON.parse(process.argv[2]), Number(process.argv[3]), Number(process.argv[4])];
const fds = files.map((file) => openSync(file, "a"));
const started = Date.now();
const total = rate * seconds;
let row = 0;

function write() {
  const due = Math.min(total, Math.floor(((Date.now() - started) / 1000) * rate));
  for (; row < due; row++) {
    const now = performance.timeOrigin + performance.now();
    const step = Math.floor(row / fds.length);
    const values = { written: now, loss: row };
    const record = { v: 1, type: "metric", seq: step + 1, t: Number((now / 1000).toFixed(3)), step, values };
    writeSync(fds[row % fds.length], `${JSON.stringify(record)}\n`);
  }
  if (row < total) setTimeout(write, 1);
}
write();
