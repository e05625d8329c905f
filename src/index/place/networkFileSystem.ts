import { statfs } from "node:fs/promises";
import path from "node:path";
import { errorCode } from "../errorCode";

/**
 * File systems on which the kernel tells nothing of what other machines write, by `f_type` of statfs(2)
 * (linux/magic.h, and the vendors' headers for Lustre, GPFS and BeeGFS).
 */
const networkTypes = new Map<number, string>([
  [0x6969, "NFS"],
  [0x517b, "SMB"],
  [0xff534d42, "CIFS"],
  [0xfe534d42, "SMB2"],
  [0x01021997, "9p"],
  [0x65735546, "FUSE"],
  [0x0bd00bd0, "Lustre"],
  [0x47504653, "GPFS"],
  [0x19830326, "BeeGFS"],
  [0x00c36400, "Ceph"],
  [0x5346414f, "AFS"],
  [0x01161970, "GFS2"],
  [0x786f4256, "vboxsf"],
]);

/** Name of the network file system that a path, or the nearest existing folder above it, lies on; null: a local one. */
export async function networkFileSystem(target: string): Promise<string | null> {
  try {
    return networkTypes.get((await statfs(target)).type >>> 0) ?? null;
  } catch (error) {
    const parent = path.dirname(target);
    if (errorCode(error) === "ENOENT" && parent !== target) return networkFileSystem(parent);
    return null; // a file system that cannot be asked is watched, and polled as the fallback like every other
  }
}
