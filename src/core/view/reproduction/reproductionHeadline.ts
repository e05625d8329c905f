import type { Reproduction } from "../../compare/judgeReproduction";
import type { Translate } from "../translate";

/**
 * The verdict in one line, such as "Differs from step 120 on: loss 0.4312 vs 0.4318". Values stand in full: two that
 * differ must not look the same.
 * @param escape makes text of a log harmless where the line is shown
 */
export function reproductionHeadline(verdict: Reproduction, escape: (text: string) => string, t: Translate): string {
  switch (verdict.kind) {
    case "reproduced":
      return t("Reproduced: {0} metrics are the same at every step", verdict.metrics);
    case "differs": {
      const { step, left, right } = verdict.mismatch;
      const [was, is] = [left, right].map((value) => (value === null ? t("no point") : String(value)));
      return t("Differs from step {0} on: {1} {2} vs {3}", step, escape(verdict.metric), was ?? "", is ?? "");
    }
    case "unknown":
      return t("Cannot say: {0}", escape(verdict.reason));
  }
}
