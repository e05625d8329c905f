import { execFile } from "node:child_process";
import { promisify } from "node:util";

const run = promisify(execFile);
const oldestPython = [3, 9];
const oldestNode = 20;

/** What to type to get a Python, for each way it may be called. */
const pythonCommands =
  process.platform === "win32" ? [["py", "-3"], ["python"], ["python3"]] : [["python3"], ["python"]];
const question = "import sys; print(sys.executable, *sys.version_info[:2], sep='\\n')";

async function askPython([command, ...args]) {
  try {
    const { stdout } = await run(command, [...args, "-c", question], { timeout: 15_000 });
    const [executable, major, minor] = stdout.trim().split(/\r?\n/);
    return { executable, version: [Number(major), Number(minor)] };
  } catch {
    return undefined; // not there under this name; the caller tells when none is
  }
}

async function findPython() {
  const answers = (await Promise.all(pythonCommands.map(askPython))).filter((answer) => answer !== undefined);
  const [major, minor] = oldestPython;
  const good = answers.find(({ version }) => version[0] === major && version[1] >= minor);
  if (good) return good;
  const found = answers.map(({ version }) => version.join(".")).join(", ");
  throw new Error(
    `The demo needs Python ${oldestPython.join(".")} or newer; found: ${found || "none"}. ` +
      "Install it from your system's packages or python.org, or name it in the variable PYTHON.",
  );
}

async function findGit() {
  try {
    const { stdout } = await run("git", ["--version"], { timeout: 15_000 });
    return stdout.trim().replace(/^git version /, "");
  } catch (error) {
    throw new Error(`The demo needs git, and \`git --version\` failed: ${error.message.split("\n")[0]}`);
  }
}

/**
 * Looks for what must be on the machine before `npm run demo` can set up the rest.
 * @returns {Promise<{python: string, pythonVersion: string, git: string}>} `python`: path of the interpreter
 * @throws {Error} with a message for the user, when something is missing or too old
 */
export async function requirePrograms() {
  if (Number(process.versions.node.split(".")[0]) < oldestNode)
    throw new Error(`The demo needs Node ${oldestNode} or newer; this is ${process.versions.node}.`);
  const [python, git] = await Promise.all([findPython(), findGit()]);
  return { python: python.executable, pythonVersion: python.version.join("."), git };
}
