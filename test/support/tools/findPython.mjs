import { runBounded } from "./runBounded.mjs";

const program = "import sys; sys.exit(0 if sys.version_info >= (3, 9) else 1)";
let found;

/** The first Python 3.9 or newer of: the variable PYTHON, `python3`, `python`. */
async function look() {
  for (const name of [process.env["PYTHON"], "python3", "python"]) {
    if (!name) continue;
    const { code } = await runBounded(name, ["-c", program], { limit: 30_000 });
    if (code === 0) return name;
  }
  throw new Error("Python 3.9 or newer is needed; name it in the variable PYTHON.");
}

/**
 * Gives a Python 3.9 or newer.
 * @returns {Promise<string>} a command or path; rejects when there is none
 */
export function findPython() {
  return (found ??= look());
}
