/** The part of a path below a folder, with forward slashes; "" for the folder itself, null when it lies elsewhere. */
export function pathBelow(path: string, folder: string): string | null {
  const base = folder.replace(/[\\/]+$/, "");
  if (path === base) return "";
  if (!path.startsWith(base) || !/[\\/]/.test(path.charAt(base.length))) return null;
  const rest = path.slice(base.length + 1);
  const isWindows = /^[A-Za-z]:|\\/.test(base);
  return (isWindows ? rest.replaceAll("\\", "/") : rest).replace(/\/+$/, "");
}
