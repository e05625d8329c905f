import { runSuite } from "./runSuite.mjs";

/**
 * Runs the tests of a suite one by one, from the one after those that have passed with this seed before, until the time
 * is over or one fails; the next call goes on there. Gives the result so far after each test.
 * @param {string} built the compiled test file
 * @param {{seed: number, until: number, known: {seed: number, passed: number, seconds: number} | undefined}} options
 *   `until`: when no further test is begun, milliseconds since the epoch; `known`: the suite's last result
 * @returns {AsyncGenerator<{passed: number, left: number, kills: number, seconds: number, failures: {title: string,
 *   why: string}[]}>} over all calls with this seed; `kills`: how many killed processes the titles of these tests tell of
 */
export async function* runSlices(built, { seed, until, known }) {
  const titles = (await runSuite(built, { seed, isDry: true })).passed;
  let { passed, seconds } = known?.seed === seed ? known : { passed: 0, seconds: 0 };
  for (let isFailed = false; passed < titles.length && !isFailed && Date.now() < until;) {
    const slice = await runSuite(built, { seed, only: titles[passed] });
    if (slice.passed.length + slice.failures.length !== 1) throw new Error(`${titles[passed]} is not one test.`);
    passed += slice.passed.length;
    seconds += slice.seconds;
    const kills = titles.slice(0, passed).reduce((sum, title) => sum + killsIn(title), 0);
    isFailed = slice.failures.length > 0;
    yield { passed, left: titles.length - passed, kills, seconds, failures: slice.failures };
  }
}

const killsIn = (title) => Number(/(\d+) kills/.exec(title)?.[1] ?? 0);
