import type { JsonValue } from "../../core/model/jsonValue";
import type { ImportUnit } from "./importer";
import type { UnitEntry } from "./reading/unitEntry";

const prefix = "unit ";

/** What the store keeps of a unit beside its runs, so that a start need not search for it nor read it again. */
export interface UnitFact {
  readonly unit: ImportUnit;
  /** State of the unit of which the store has everything; null: it lacks something. */
  readonly stamp: string | null;
  /** Its runs that are copies of other units' runs, by their keys: the store does not have these. Left out: none. */
  readonly copies?: readonly (readonly [key: string, runId: string])[];
  /** Of the importer. */
  readonly version: number;
}

/** The fact of a unit: its name and its forms. */
export const unitFact = {
  name: ({ format, path }: Pick<ImportUnit, "format" | "path">): string => prefix + JSON.stringify([format, path]),

  /** The path of the unit that a name is of. */
  pathIn: (name: string): string => (JSON.parse(name.slice(prefix.length)) as [string, string])[1],

  of({ unit, stamp, importer, isAnew, hasFailed, runs }: UnitEntry): JsonValue {
    const copies = [...runs.values()].flatMap(({ key, copyOf }) => (copyOf === null ? [] : [[key, copyOf]]));
    const fact = { unit: { ...unit }, stamp: isAnew || hasFailed ? null : stamp, version: importer.version };
    return copies.length > 0 ? { ...fact, copies } : fact;
  },

  /** null: the fact is about something else. */
  read: (name: string, fact: JsonValue): UnitFact | null =>
    name.startsWith(prefix) ? (fact as unknown as UnitFact) : null, // behind a checksum: written by `of`
};
