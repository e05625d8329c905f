/** The sum of the first groups of all matches. */
function sum(text, pattern) {
  return [...text.matchAll(pattern)].reduce((total, match) => total + Number(match[1]), 0);
}

/**
 * Counts the tests in the output of mocha and of Python's unittest, however often each ran. A skipped test is
 * neither passed nor failed.
 * @param {string} output
 * @returns {{passed: number, failed: number}}
 */
export function countTests(output) {
  const mocha = { passed: sum(output, /^\s*(\d+) passing\b/gm), failed: sum(output, /^\s*(\d+) failing\b/gm) };
  const ran = sum(output, /^Ran (\d+) tests? in /gm);
  const endings = [...output.matchAll(/^(?:OK|FAILED) \((.*)\)$/gm)].map((match) => match[1]).join("\n");
  const failed = sum(endings, /\b(?:failures|errors|unexpected successes)=(\d+)/g);
  const skipped = sum(endings, /\b(?:skipped|expected failures)=(\d+)/g);
  return { passed: mocha.passed + ran - failed - skipped, failed: mocha.failed + failed };
}
