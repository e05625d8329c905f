/** A relative path from an absolute folder, with `.` and `..` resolved by their letters. Keeps the folder's separator. */
export function joinPath(folder: string, relative: string): string {
  const isWindows = /^[A-Za-z]:|\\/.test(folder);
  const parts: string[] = [];
  for (const part of `${folder}/${relative}`.split(isWindows ? /[\\/]+/ : /\/+/)) {
    if (part === "..") parts.pop();
    else if (part !== "." && part !== "") parts.push(part);
  }
  return isWindows ? parts.join("\\") : `/${parts.join("/")}`;
}
