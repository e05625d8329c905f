const number = new Intl.NumberFormat("en", { maximumSignificantDigits: 3, useGrouping: false });
const figure = (value, unit) => (value === undefined ? "" : `${number.format(value)}${unit ? ` ${unit}` : ""}`);
const cell = (text) => String(text).replaceAll("|", "\\|").replaceAll("\n", " ");
const marks = { true: "yes", false: "**no**", undefined: "" };

function line({ name, unit, median, p95, repetitions, against, ratio, ratioOf, goal, isMet }) {
  const other = against ? `${against.name}: ${figure(against.median, unit)}` : "";
  const times = ratio === undefined ? "" : `${number.format(ratio)}${ratioOf ? ` ${ratioOf}` : ""}`;
  const cells = [name, figure(median, unit), figure(p95, unit), repetitions, other, times, goal ?? "", marks[isMet]];
  return `| ${cells.map(cell).join(" | ")} |`;
}

/**
 * One part's result as a section of Markdown.
 * @param {import("./partResult").PartResult} result
 * @param {string} stamp when, on which commit and how long it ran
 * @returns {string}
 */
export function resultTable(result, stamp) {
  return [
    `## ${result.part}`,
    "",
    result.title,
    "",
    "| measured | median | p95 | n | beside it | ratio | goal | met |",
    "|---|---|---|---|---|---|---|---|",
    ...result.rows.map(line),
    "",
    ...(result.notes ?? []).map((note) => `- ${note}`),
    `- ${stamp}`,
    "",
  ].join("\n");
}
