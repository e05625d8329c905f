import { execFileSync } from "node:child_process";

/** Runs git in a folder as itself, without the user's configuration, and gives what it says. */
export function gitIn(folder: string, args: readonly string[], environment: NodeJS.ProcessEnv = process.env): string {
  const person = ["-c", "user.name=Bench", "-c", "user.email=bench@example.org", "-c", "gc.auto=0"];
  const options = { cwd: folder, env: environment, encoding: "utf8", maxBuffer: 1 << 28 } as const;
  return execFileSync("git", [...person, ...args], options).trim();
}
