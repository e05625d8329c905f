import { runSuite } from "./runSuite.mjs";

/** Tests that run at once: they wait for disks and for processes most of the time. */
const lanes = 2;

/**
 * Runs the tests of a suite, each in a process of its own, from the one after those that have passed with this seed
 * before, until the time is over or one fails; the next call goes on there. Gives the result so far after each test.
 * @param {string} built the compiled test file
 * @param {{seed: number, until: number, known: {seed: number, passed: number, seconds: number} | undefined}} options
 *   `until`: when no further test is begun, milliseconds since the epoch; `known`: the suite's last result
 * @returns {AsyncGenerator<{passed: number, left: number, kills?: number, mutations?: number, seconds: number,
 *   failures: {title: string, why: string}[]}>} over all calls with this seed; `kills` and `mutations`: of how many killed
 *   processes and changed copies the titles of these tests tell, where they tell of any
 */
export async function* runSlices(built, { seed, until, known }) {
  const titles = (await runSuite(built, { seed, isDry: true })).passed;
  let { passed, seconds } = known?.seed === seed ? known : { passed: 0, seconds: 0 };
  /** The tests under way, in their order: a later one that ends first waits for those before it. */
  const slices = [];
  for (let isFailed = false; passed < titles.length && !isFailed;) {
    while (slices.length < lanes && passed + slices.length < titles.length && Date.now() < until)
      slices.push(runSlice(built, seed, titles[passed + slices.length]));
    if (slices.length === 0) return;
    const slice = await slices.shift();
    passed += slice.passed.length;
    seconds += slice.seconds;
    const counts = { ...countOf("kills", titles.slice(0, passed)), ...countOf("mutations", titles.slice(0, passed)) };
    isFailed = slice.failures.length > 0;
    yield { passed, left: titles.length - passed, ...counts, seconds, failures: slice.failures };
  }
  await Promise.all(slices);
}

async function runSlice(built, seed, only) {
  const slice = await runSuite(built, { seed, only });
  if (slice.passed.length + slice.failures.length !== 1) throw new Error(`${only} is not one test.`);
  return slice;
}

function countOf(what, titles) {
  const count = titles.reduce((sum, title) => sum + Number(new RegExp(`(\\d+) ${what}`).exec(title)?.[1] ?? 0), 0);
  return count > 0 ? { [what]: count } : {};
}
