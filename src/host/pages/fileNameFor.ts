/** A file name proposed by a page, without what separates folders or is refused by some system. */
export function fileNameFor(name: string): string {
  const safe = name.replace(/[\p{Cc}\p{Cf}<>:"/\\|?*]+/gu, "_").replace(/^[.\s]+|[.\s]+$/g, "");
  return safe.slice(0, 120) || "runback";
}
