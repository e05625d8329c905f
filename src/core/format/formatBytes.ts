const units = ["kB", "MB", "GB", "TB", "PB"];

/** A size as file managers show it, 1 kB being 1,000 bytes: `512 B`, `4.1 kB`, `23 MB`. */
export function formatBytes(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  let size = bytes / 1000;
  let unit = 0;
  while (size >= 999.5 && unit < units.length - 1) {
    size /= 1000;
    unit++;
  }
  return `${size < 9.95 ? size.toFixed(1) : Math.round(size)} ${units[unit]}`;
}
