/**
 * One training to run: the script's arguments, and how it ends where it is not left alone.
 * @typedef {object} Training
 * @property {string[]} args script and its arguments
 * @property {"FINISHED" | "FAILED" | "KILLED" | "RUNNING"} [ending] what the log must say in the end; FINISHED if left
 *   out. RUNNING: killed without a chance to say so, which shows as stale.
 * @property {{signal: NodeJS.Signals, atOutput: string}} [kill] the signal, and the console output that it waits for
 *
 * A state of the project, and what is run there.
 * @typedef {object} Scene
 * @property {string} title
 * @property {number} commits how many commits of the history are there
 * @property {string} [change] uncommitted change: a patch of project/changes/ without its extension
 * @property {Training[]} trainings
 * @property {{name: string, change: string}} [resume] the killed run to go on with at the end, and the uncommitted
 *   change that is made before
 */

const network = (...args) => ({ args: ["train.py", ...args] });
const trees = (...args) => ({ args: ["train_trees.py", ...args] });
const seeds = (count, make, ...args) =>
  Array.from({ length: count }, (_, index) => make(...args, "--seed", String(index + 1)));
const killed = (training, signal, epoch, ending) => ({
  ...training,
  ending,
  kill: { signal, atOutput: `epoch ${String(epoch).padStart(3)} ` },
});

/** The story of the demo project: which runs are made at which state of its code. @type {readonly Scene[]} */
export const scenes = [
  {
    title: "first network",
    commits: 1,
    trainings: [...seeds(3, network), { ...network("--lr", "100"), ending: "FAILED" }],
  },
  { title: "figures", commits: 2, trainings: [network("--lr", "0.3")] },
  {
    title: "rectified units",
    commits: 3,
    trainings: [...seeds(2, network), ...seeds(2, network, "--lr", "0.3")],
  },
  { title: "momentum", commits: 4, trainings: [...seeds(3, network), network("--lr", "0.3")] },
  {
    title: "schedule",
    commits: 5,
    trainings: [...seeds(3, network), network("--lr", "0.1"), network("--schedule", "constant")],
  },
  {
    title: "leaky units, not committed; one diverges to NaN",
    commits: 5,
    change: "leaky-units",
    trainings: [...seeds(2, network), network("--lr", "3")],
  },
  {
    title: "trees",
    commits: 6,
    trainings: [...seeds(2, trees, "--depth", "2"), ...seeds(2, trees, "--depth", "4")],
  },
  { title: "validation fixed", commits: 7, trainings: [...seeds(2, network), ...seeds(2, trees, "--depth", "4")] },
  { title: "features", commits: 8, trainings: [...seeds(3, network), ...seeds(2, trees, "--depth", "4")] },
  { title: "jitter, not committed", commits: 8, change: "jitter", trainings: seeds(2, network) },
  { title: "sweep with nested runs", commits: 9, trainings: [{ args: ["sweep.py"] }] },
  {
    title: "killed, and one of them resumed with changed code",
    commits: 10,
    trainings: [
      killed(network("--lr", "0.4"), "SIGTERM", 8, "KILLED"),
      killed(network("--lr", "0.4", "--seed", "2"), "SIGTERM", 12, "KILLED"),
      killed(network("--lr", "0.4", "--seed", "3"), "SIGKILL", 10, "RUNNING"),
    ],
    resume: { name: "lr0.4-seed1", change: "clip-gradients" },
  },
  { title: "online learning", commits: 11, trainings: [] },
];

/** The training that is left running while the demo is open. */
export const backgroundTraining = { args: ["online.py"] };
