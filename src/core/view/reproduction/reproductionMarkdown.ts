import type { ComparedRun, Difference } from "../../compare/differencesOf";
import type { Reproduction } from "../../compare/judgeReproduction";
import type { JsonValue } from "../../model/jsonValue";
import type { RunDetail } from "../../model/runDetail";
import { codeSpan } from "../codeSpan";
import { paramText } from "../paramText";
import { reproductionHeadline } from "./reproductionHeadline";
import { tableCell } from "../tableCell";
import type { Translate } from "../translate";

/** More differences than this are counted only. */
const listLimit = 200;

/**
 * The answer to Verify Reproduction as a document: the verdict, what differs besides, seeds and hardware. Text from
 * logs stands in code spans.
 * @param tolerance largest relative difference that counted as the same
 */
export function reproductionMarkdown(
  verdict: Reproduction,
  original: ComparedRun,
  repetition: ComparedRun,
  tolerance: number,
  t: Translate,
): string {
  const runs = [original, repetition].map(({ detail }) => detail);
  const blocks = [
    `# ${reproductionHeadline(verdict, (text) => codeSpan(text), t)}`,
    runs.map(({ row }, index) => `- ${index ? t("Repetition") : t("Original")}: ${runText(row)}`).join("\n"),
    compared(verdict, tolerance, t),
    differences(verdict.differences, t),
    table(t("Seeds"), rows(runs, seedsOf), t),
    table(t("Hardware"), rows(runs, hardwareOf), t),
  ];
  return `${blocks.filter((block) => block !== null).join("\n\n")}\n`;
}

function runText({ runName, runId }: RunDetail["row"]): string {
  return `${codeSpan(runName)} (${codeSpan(runId)})`;
}

function compared(verdict: Reproduction, tolerance: number, t: Translate): string | null {
  if (verdict.kind === "unknown") return null;
  const all = t(
    "Every point of every metric was compared; relative differences up to {0} count as the same.",
    tolerance,
  );
  if (verdict.leftOut.length === 0) return all;
  const names = verdict.leftOut.slice(0, listLimit).map((name) => codeSpan(name));
  return `${all} ${t("Left out, since they measure time or the machine: {0}.", names.join(", "))}`;
}

function differences(found: readonly Difference[], t: Translate): string | null {
  const [first] = found;
  if (first === undefined)
    return t("Code, params, packages, data and hardware are the same, as far as they are recorded.");
  const head = `## ${t("What differs")}\n\n${t("First: {0}", nameOf(first, t))}`;
  const lines = found.slice(0, listLimit).map((one) => [nameOf(one, t), cell(one.left), cell(one.right)]);
  const more = found.length > listLimit ? `\n\n${t("{0} more", found.length - listLimit)}` : "";
  return `${head}\n\n${tableText([t("What"), t("Original"), t("Repetition")], lines)}${more}`;
}

function nameOf({ what, key }: Difference, t: Translate): string {
  const names = {
    code: t("code"),
    params: t("param"),
    packages: t("package"),
    data: t("data"),
    hardware: t("hardware"),
  };
  return key === "" ? names[what] : `${names[what]} ${tableCell(key)}`;
}

function seedsOf({ params, environment }: RunDetail): Record<string, string> {
  const seeds = Object.entries(params).filter(([name]) => /seed|random_?state/i.test(name));
  const found = Object.fromEntries(seeds.map(([name, value]) => [name, paramText(value)]));
  const env = environment?.["env"];
  const hash = typeof env === "object" && env !== null && !Array.isArray(env) ? env["PYTHONHASHSEED"] : undefined;
  return typeof hash === "string" ? { ...found, PYTHONHASHSEED: hash } : found;
}

function hardwareOf({ environment }: RunDetail): Record<string, string> {
  const gpus = environment?.["gpu"];
  const names = Array.isArray(gpus) ? gpus.map(nameOfGpu) : [];
  const found: Record<string, string> = { gpu: names.join(", ") };
  for (const key of ["cpu_count", "platform", "host"]) {
    const value = environment?.[key];
    if (typeof value === "string" || typeof value === "number") found[key] = String(value);
  }
  return found;
}

function nameOfGpu(gpu: JsonValue): string {
  const name = typeof gpu === "object" && gpu !== null && !Array.isArray(gpu) ? gpu["name"] : null;
  return typeof name === "string" ? name : "?";
}

function rows(runs: readonly RunDetail[], of: (run: RunDetail) => Record<string, string>): string[][] {
  const maps = runs.map((run) => new Map(Object.entries(of(run))));
  const keys = new Set(maps.flatMap((map) => [...map.keys()]));
  return [...keys].map((key) => [tableCell(key), ...maps.map((map) => cell(map.get(key) ?? null))]);
}

function cell(text: string | null): string {
  return text === null || text === "" ? "–" : tableCell(text);
}

function table(title: string, lines: readonly (readonly string[])[], t: Translate): string {
  const head = `## ${title}`;
  if (lines.length === 0) return `${head}\n\n${t("None is recorded.")}`;
  return `${head}\n\n${tableText([t("Name"), t("Original"), t("Repetition")], lines)}`;
}

function tableText(head: readonly string[], lines: readonly (readonly string[])[]): string {
  return [head, head.map(() => "---"), ...lines].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}
