import path from "node:path";

/** Whether a path is `folder` or lies below it. */
export function isBelow(place: string, folder: string): boolean {
  return place === folder || place.startsWith(folder.endsWith(path.sep) ? folder : folder + path.sep);
}
