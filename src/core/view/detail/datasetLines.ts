import { formatBytes } from "../../format/formatBytes";
import type { Dataset } from "../../model/dataset";
import type { RunDetail } from "../../model/runDetail";
import { icon } from "../icon";
import type { Translate } from "../translate";
import type { DetailNode } from "./detailNode";
import { leaf } from "./leaf";

/** One line a dataset, with what pins it. */
export function datasetLines(detail: RunDetail, t: Translate): DetailNode[] {
  return detail.datasets.map((dataset, index) => {
    const facts = datasetFacts(dataset, t);
    return leaf(`datasets/${index}`, dataset.name, facts.join(" · "), {
      icon: icon("database"),
      tooltip: [dataset.name, dataset.path, ...facts, digestText(dataset)].filter((line) => line !== null).join("\n"),
      copyText: dataset.digest ?? dataset.path ?? dataset.name,
    });
  });
}

function datasetFacts(dataset: Dataset, t: Translate): string[] {
  const facts = [
    dataset.role === "" ? null : dataset.role,
    dataset.rows === null ? null : t("{0} rows", dataset.rows),
    dataset.nfiles === null || dataset.nfiles === 1 ? null : t("{0} files", dataset.nfiles),
    dataset.size === null ? null : formatBytes(dataset.size),
    dataset.digest === null ? null : dataset.digest.slice(0, 12),
  ];
  return facts.filter((fact) => fact !== null);
}

function digestText({ digest, digestAlgorithm }: Dataset): string | null {
  return digest === null ? null : `${digestAlgorithm ?? "digest"} ${digest}`;
}
