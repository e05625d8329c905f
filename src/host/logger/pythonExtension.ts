import * as vscode from "vscode";

/** The part of the Python extension's API (ms-python.python) that is used here. */
interface PythonApi {
  readonly environments: {
    getActiveEnvironmentPath(resource?: vscode.Uri): { readonly path: string };
    resolveEnvironment(path: { readonly path: string }): Promise<
      | {
          readonly executable: { readonly uri?: vscode.Uri };
        }
      | undefined
    >;
  };
}

/** The interpreter that is chosen in the Python extension; null without that extension, or when it has none. */
export async function activeInterpreter(): Promise<string | null> {
  const extension = vscode.extensions.getExtension<unknown>("ms-python.python");
  if (extension === undefined) return null;
  const api = await extension.activate();
  if (!isPythonApi(api)) return null;
  const chosen = api.environments.getActiveEnvironmentPath(vscode.workspace.workspaceFolders?.[0]?.uri);
  return (await api.environments.resolveEnvironment(chosen))?.executable.uri?.fsPath ?? null;
}

function isPythonApi(value: unknown): value is PythonApi {
  if (typeof value !== "object" || value === null || !("environments" in value)) return false;
  const { environments } = value;
  return typeof environments === "object" && environments !== null && "resolveEnvironment" in environments;
}
