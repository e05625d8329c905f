/**
 * Reads the part of the desktop editor's command line that tests use: what `runTests` of `@vscode/test-electron` adds,
 * and the launch arguments given to it.
 * @param {string[]} args
 * @returns {{workspace: string | undefined, extension: string, tests: string, userData: string | undefined,
 *   extensionsFolder: string | undefined, isTrustOff: boolean}}
 */
export function desktopArguments(args) {
  const value = (name) => args.find((arg) => arg.startsWith(`--${name}=`))?.slice(name.length + 3);
  const extension = value("extensionDevelopmentPath");
  const tests = value("extensionTestsPath");
  if (!extension || !tests) throw new Error("--extensionDevelopmentPath= and --extensionTestsPath= must be given");
  return {
    workspace: args.find((arg) => !arg.startsWith("--")),
    extension,
    tests,
    userData: value("user-data-dir"),
    extensionsFolder: value("extensions-dir"),
    isTrustOff: args.includes("--disable-workspace-trust"),
  };
}
