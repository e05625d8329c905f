// `node test/support/build.mjs`: all that tests run on: bundles, compiled tests, the logger's wheel.
import { buildAll } from "./buildAll.mjs";

await buildAll();
