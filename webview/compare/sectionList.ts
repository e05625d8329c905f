import type { CompareContext } from "./compareContext";
import type { CompareSection } from "./compareSection";
import { curvesSection } from "./sections/curves/curvesSection";
import { differencesSection } from "./sections/differences/differencesSection";

/** The sections of the page, in the order of their tabs. A new section is one more line here. */
export const sectionList: readonly ((context: CompareContext) => CompareSection)[] = [
  differencesSection,
  curvesSection,
];
