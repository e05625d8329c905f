import { execFileSync } from "node:child_process";
import { mkdtempSync, rmdirSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

const mount = (...args: string[]): void => void execFileSync("mount", args, { stdio: "ignore" });
const unmount = (folder: string): void => void execFileSync("umount", ["--lazy", folder], { stdio: "ignore" });

/** File systems of a test's own, for which Linux wants root's rights. */
export const mounts = {
  /** Whether this process may make any. */
  areAllowed: ((): boolean => {
    const folder = mkdtempSync(path.join(tmpdir(), "runback-mount-test-"));
    try {
      mount("-t", "tmpfs", "-o", "size=64k", "tmpfs", folder);
      unmount(folder);
      return true;
    } catch {
      return false; // no rights, or a system without tmpfs: the tests that need it are left out, and say so
    } finally {
      rmdirSync(folder);
    }
  })(),
  /** A disk of so many bytes. */
  small: (folder: string, bytes: number): void => mount("-t", "tmpfs", "-o", `size=${bytes}`, "tmpfs", folder),
  /** Makes the disk that a folder is on top of read-only, as one after an error is, or writable again. */
  readOnly(folder: string, isReadOnly: boolean): void {
    mount("-o", `remount,${isReadOnly ? "ro" : "rw"}`, path.dirname(folder));
  },
  /** Makes one folder read-only until what it gives is called. */
  readOnlyFolder(folder: string): () => void {
    mount("--bind", folder, folder);
    mount("-o", "remount,bind,ro", folder);
    return () => unmount(folder);
  },
  end: unmount,
};
