/** Hands arguments over unseen: the editor replaces `${…}` in what it starts, and a recorded argument may hold that. */
const relay = [
  "import base64, json, os, subprocess, sys",
  "command = [sys.executable] + json.loads(base64.b64decode(sys.argv[1]))",
  "sys.exit(subprocess.call(command)) if os.name == 'nt' else os.execv(sys.executable, command)",
].join("\n");

/** Arguments of a Python interpreter that mean the same as `args` and hold nothing that the editor would replace. */
export function exactArguments(args: readonly string[]): string[] {
  if (!args.some((arg) => arg.includes("${"))) return [...args];
  return ["-c", relay, Buffer.from(JSON.stringify(args)).toString("base64")];
}
