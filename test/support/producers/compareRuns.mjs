const words = new Map([
  ["nan", "NaN"],
  ["inf", "Infinity"],
  ["-inf", "-Infinity"],
  ["infinity", "Infinity"],
  ["-infinity", "-Infinity"],
]);

/** A value as text in one way for Python and JavaScript: `1e-05` and 0.00001 are equal, so are `True` and true. */
function plain(value) {
  if (value === null || value === undefined || value === "None") return "null";
  if (typeof value === "boolean" || value === "True" || value === "False") return String(value).toLowerCase();
  if (typeof value === "object") return JSON.stringify(value);
  const text = String(value);
  const isNumber = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text);
  return isNumber ? String(Number(text)) : (words.get(text.toLowerCase()) ?? text);
}

/** Points in one order, as texts, so that they can be told apart to the last bit; zeros count as equal. */
function pointTexts(points) {
  return points.map(([step, value]) => `${plain(step)} ${plain(value === "-0" ? 0 : value)}`).sort();
}

/** What of one map of values another lacks or has otherwise. */
function valueDifferences(what, theirs, ours, mayLack) {
  return Object.entries(theirs).flatMap(([key, value]) => {
    if (!Object.hasOwn(ours, key)) return mayLack ? [] : [`${what} ${key} is missing`];
    return plain(value) === plain(ours[key]) ? [] : [`${what} ${key}: ${plain(ours[key])}, the tool: ${plain(value)}`];
  });
}

function metricDifferences(theirs, ours) {
  const keys = new Set([...Object.keys(theirs), ...Object.keys(ours)]);
  return [...keys].flatMap((key) => {
    const [wanted, found] = [theirs[key], ours[key]].map((points) => pointTexts(points ?? []));
    if (wanted.length !== found.length) return [`metric ${key}: ${found.length} points, the tool: ${wanted.length}`];
    const place = wanted.findIndex((point, index) => point !== found[index]);
    return place < 0 ? [] : [`metric ${key}: point ${found[place]}, the tool: ${wanted[place]}`];
  });
}

function runDifferences(theirs, ours) {
  return [
    ...(!theirs.status || theirs.status === ours.status ? [] : [`status ${ours.status}, the tool: ${theirs.status}`]),
    ...valueDifferences("param", theirs.params, ours.params, false),
    ...valueDifferences("param", ours.params, theirs.params, false).filter((text) => text.endsWith("is missing")),
    ...valueDifferences("tag", theirs.tags ?? {}, ours.tags, true),
    ...metricDifferences(theirs.written ?? theirs.metrics, ours.metrics),
  ];
}

/**
 * Compares what a tool's own reader gave with what ours gave: every run, param and point of the tool must be there.
 * Tags may lack (notes and other tags become something else), but not differ. A run may be in several fixtures. Runs of
 * tools that give them no ids are told by their places.
 * @returns {{runs: number, params: number, points: number, differences: string[]}} what was compared
 */
export function compareRuns(theirs, ours) {
  const result = { runs: 0, params: 0, points: 0, differences: [] };
  for (const run of theirs) {
    const candidates = ours.filter(({ id, place }) => id === run.id || id.endsWith(`:${run.id}`) || place === run.id);
    if (candidates.length === 0) {
      result.differences.push(`${run.id}: not found`);
      continue;
    }
    result.runs++;
    result.params += Object.keys(run.params).length;
    result.points += Object.values(run.written ?? run.metrics).reduce((sum, points) => sum + points.length, 0);
    const found = candidates.map((candidate) => runDifferences(run, candidate)).sort((a, b) => a.length - b.length);
    result.differences.push(...found[0].map((text) => `${run.id}: ${text}`));
  }
  return result;
}
