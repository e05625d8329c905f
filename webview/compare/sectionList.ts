import type { CompareContext } from "./compareContext";
import type { CompareSection } from "./compareSection";
import { artifactsSection } from "./sections/artifacts/artifactsSection";
import { curvesSection } from "./sections/curves/curvesSection";
import { differencesSection } from "./sections/differences/differencesSection";
import { groupsSection } from "./sections/groups/groupsSection";
import { relationsSection } from "./sections/relations/relationsSection";

/** The sections of the page, in the order of their tabs. A new section is one more line here. */
export const sectionList: readonly ((context: CompareContext) => CompareSection)[] = [
  differencesSection,
  curvesSection,
  groupsSection,
  relationsSection,
  artifactsSection,
];
