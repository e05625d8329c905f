import { downloadAndUnzipVSCode } from "@vscode/test-electron";

const limit = 5 * 60_000;

/**
 * Downloads a desktop VS Code, or finds the one downloaded earlier.
 * @param {string} version for instance "1.100.3"
 * @returns {Promise<string | undefined>} its executable; undefined (and a line that says so) where it cannot be fetched
 */
export async function fetchDesktopEditor(version) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error("the download takes too long")), limit);
  });
  try {
    return await Promise.race([downloadAndUnzipVSCode({ version, timeout: 15_000 }), late]);
  } catch (error) {
    process.stdout.write(`desktop VS Code ${version} cannot be fetched (${error.message}): using the server editor\n`);
    return undefined;
  } finally {
    clearTimeout(timer);
  }
}
