const types: Readonly<Record<string, string>> = {
  png: "image/png",
  jpg: "image/jpeg",
  jpeg: "image/jpeg",
  gif: "image/gif",
  webp: "image/webp",
  bmp: "image/bmp",
  svg: "image/svg+xml",
};

/** The media type of a picture that a page can show, by the end of its name; null for everything else. */
export function pictureType(name: string): string | null {
  const end = /\.([a-z]{3,4})$/i.exec(name)?.[1]?.toLowerCase() ?? "";
  return Object.hasOwn(types, end) ? (types[end] ?? null) : null;
}
