import { execFileSync } from "node:child_process";
import { statfsSync } from "node:fs";
import os from "node:os";
import { benchFolder } from "./benchFolder.mjs";

const fileSystems = {
  0xef53: "ext4",
  0x58465342: "xfs",
  0x9123683e: "btrfs",
  0x01021994: "tmpfs",
  0x794c7630: "overlay",
};

/** First line that a program prints, or "none" where it does not start. */
function versionOf(command, args) {
  try {
    const output = execFileSync(command, args, {
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
      timeout: 10_000,
    });
    return output.trim().split("\n")[0].replace(/^\D+/, "");
  } catch {
    return "none"; // said in the description: parts that need it will fail by themselves
  }
}

/**
 * The machine in one paragraph: what a reader needs to compare figures.
 * @returns {string}
 */
export function describeMachine() {
  const cpus = os.cpus();
  const memory = `${Math.round(os.totalmem() / 2 ** 30)} GiB`;
  const type = statfsSync(benchFolder).type;
  const disk = fileSystems[type] ?? `file system 0x${type.toString(16)}`;
  const python = process.platform === "win32" ? "python" : "python3";
  return [
    `${cpus.length} × ${cpus[0]?.model.trim() ?? "unknown processor"}, ${memory}, ${disk}`,
    `${os.type()} ${os.release()} ${os.arch()}`,
    `Node ${process.versions.node}, Python ${versionOf(python, ["--version"])}, git ${versionOf("git", ["--version"])}`,
  ].join("; ");
}
