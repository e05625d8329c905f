/** Colours, cursor moves and titles of terminals (ECMA-48 and xterm). */
const escapes = new RegExp(
  String.raw`\u001b(?:\[[0-?]*[ -/]*[@-~]|\][^\u0007\u001b]*(?:\u0007|\u001b\\)?|[@-Z\\-_])`,
  "g",
);

/**
 * Console output as a terminal would leave it on the screen, roughly: escape sequences are left out, and of a line
 * that was written over again and again (a progress bar) the last state stays.
 */
export function consoleText(raw: string): string {
  const lines = raw.replace(escapes, "").replaceAll("\r\n", "\n").split("\n");
  return lines.map((line) => shown(line).replace(/[^\P{Cc}\t]/gu, "")).join("\n");
}

function shown(line: string): string {
  const states = line.split("\r").filter((state) => state !== "");
  return states.at(-1) ?? "";
}
