/**
 * Which series of `add_scalars` a folder below a run's holds, by the tag that it was written under. PyTorch puts
 * `add_scalars("loss/all", {"train": …})` into the folder "loss_all_train", tensorboardX into "loss/all/train"; both under
 * the tag "loss/all", in which tensorboardX and older versions of PyTorch replace unusual characters.
 * @param place the folder's path from the run's on, with "/"
 * @returns the series' key ("train"); null when the folder is another one
 */
export function seriesKey(place: string, tag: string): string | null {
  const flat = tag.replaceAll("/", "_");
  // A character that was replaced may be two of UTF-16.
  const last = Math.min(place.length - 2, 2 * tag.length);
  for (let at = Math.max(1, tag.length); at <= last; at++) {
    const sign = place[at];
    if (sign !== "_" && sign !== "/") continue;
    if (isTagOf(place.slice(0, at), sign === "_" ? flat : tag)) return place.slice(at + 1);
  }
  return null;
}

function isTagOf(name: string, tag: string): boolean {
  // What Python's \w does not match, and none of "-", "/" and "." (`_clean_tag` of both).
  return name === tag || name.replace(/[^-/\p{L}\p{N}_.]/gu, "_") === tag;
}
