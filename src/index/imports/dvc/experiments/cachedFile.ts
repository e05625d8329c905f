import * as path from "node:path";
import { lookAt } from "../../../tail/lookAt";

/** Where DVC's cache (of version 3, then of version 2) has a file, by its md5; null when it has not. */
export function cachedFile(project: string, md5: string | undefined): string | null {
  if (md5 === undefined || !/^[0-9a-f]{32}$/.test(md5)) return null;
  const cache = path.join(project, ".dvc", "cache");
  const place = path.join(md5.slice(0, 2), md5.slice(2));
  const files = [path.join(cache, "files", "md5", place), path.join(cache, place)];
  return files.find((file) => lookAt(file)?.isFile()) ?? null;
}
