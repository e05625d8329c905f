import type { FolderName } from "../importer";

/** Names of folders that hold no logs of runs, however many files they have. Hidden ones with logs are not here. */
const closedNames = new Set([
  "node_modules",
  "site-packages",
  "dist-packages",
  ".git",
  ".hg",
  ".svn",
  ".venv",
  "venv",
  "virtualenv",
  ".virtualenv",
  ".tox",
  ".nox",
  ".eggs",
  "__pycache__",
  ".mypy_cache",
  ".pytest_cache",
  ".ruff_cache",
  ".ipynb_checkpoints",
  ".cache",
  ".vscode-server",
  ".runback", // Runback's own logs are found by their own rules
]);

/** Whether the search does not enter a folder of this name. */
export function isClosedName(name: string): boolean {
  return closedNames.has(name);
}

/** Whether a folder is a Python environment, by what lies in it. */
export function isEnvironment(names: readonly FolderName[]): boolean {
  return names.some(({ name, kind }) => (name === "pyvenv.cfg" && kind === "file") || name === "conda-meta");
}
