import { LocalGit } from "../../../../git/localGit";
import type { OpenOptions } from "../../../../protocol/indexApi";
import type { Importer } from "../../importer";
import { ExperimentsImporter } from "./experimentsImporter";

/** The importer of DVC's experiments; none without the word that git may be run. */
export function experimentsWithGit({ gitPrograms }: OpenOptions): readonly Importer[] {
  if (gitPrograms === undefined) return [];
  const git = new LocalGit({ isTrusted: () => true, candidates: () => gitPrograms });
  return [new ExperimentsImporter(git)];
}
