import type { Artifact } from "../model/artifact";
import { pictureType } from "./pictureType";

/** The media type of an artifact that is a picture which a page can show; null for everything else. */
export function artifactPictureType({ path, part }: Pick<Artifact, "path" | "part">): string | null {
  if (part === undefined) return pictureType(path);
  return part.type?.startsWith("image/") ? part.type : null;
}
