// Stands before the extension in the benchmark `host`: loads it as the editor would, and notes how long loading and
// `activate` took, which modules were loaded and how many threads were started by then.
const Module = require("node:module");
const workerThreads = require("node:worker_threads");

const modules = new Set();
let workers = 0;
const load = Module._load;
const { Worker } = workerThreads;
Module._load = function (request, ...rest) {
  modules.add(request);
  return load.call(this, request, ...rest);
};
workerThreads.Worker = class extends Worker {
  constructor(...args) {
    super(...args);
    workers++;
  }
};

const started = performance.now();
const extension = require("./extension.js");
const loadTime = performance.now() - started;

exports.activate = (context) => {
  const begun = performance.now();
  const result = extension.activate(context);
  const activateTime = performance.now() - begun;
  Module._load = load;
  globalThis.runbackActivation = { loadTime, activateTime, modules: [...modules], workers };
  return result;
};
exports.deactivate = extension.deactivate;
