// Loaded by mocha before the unit tests: every generated case comes from one seed, the same in each run unless
// RUNBACK_SEED names another, so that a failure seen once can be seen again.
const fastCheck = require("fast-check");

fastCheck.configureGlobal({ seed: Number(process.env["RUNBACK_SEED"] ?? 20261123) });
