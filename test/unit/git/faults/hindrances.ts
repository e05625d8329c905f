import {
  appendFileSync,
  chmodSync,
  lchownSync,
  lstatSync,
  readdirSync,
  readFileSync,
  renameSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { mounts } from "./mounts";

/** What a hindrance needs to know of where it is put up. */
export interface HinderedPlace {
  readonly root: string;
  /** From 0 to 1. */
  readonly roll: () => number;
}

/** Something outside that stands in an act's way: the act fails and says so, and works again once it is gone. */
export interface Hindrance {
  readonly name: string;
  /** Bytes of a disk of the place's own; null when it needs none. Temporary files are on another one. */
  readonly diskSize: number | null;
  /** How acts end that were not killed, beside the way they end without it. */
  readonly told: RegExp;
  /** Puts it up; what it gives takes it away again, whatever the act has done meanwhile. */
  readonly begin: (place: HinderedPlace) => () => void;
}

const isRoot = process.getuid?.() === 0;
const nobody = 65_534;
const pageSize = 4096;
/** Pages that are still free on a full disk, at most: about what an act needs. */
const mostFreePages = 12;

const fullDisk: Hindrance = {
  name: "a full disk",
  diskSize: 8 << 20,
  told: /No space left on device|ENOSPC|unable to write|failed|not kept|could not be given a ref/,
  begin: ({ root, roll }) => {
    const file = path.join(root, "run", "full");
    writeFileSync(file, "");
    const page = Buffer.alloc(pageSize, 1);
    try {
      for (;;) appendFileSync(file, page);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "ENOSPC") throw error;
    }
    const free = Math.floor(roll() * mostFreePages) * pageSize;
    truncateSync(file, Math.max(0, lstatSync(file).size - free));
    return () => truncateSync(file, 0);
  },
};

const readOnlyDisk: Hindrance = {
  name: "a read-only file system",
  diskSize: 8 << 20,
  told: /another user or cannot be written|[Rr]ead-only file system|EROFS|failed|not kept|could not be given a ref/,
  begin: ({ root }) => {
    mounts.readOnly(root, true);
    return () => mounts.readOnly(root, false);
  },
};

const readOnlyObjects: Hindrance = {
  name: "objects that cannot be written",
  diskSize: null,
  told: /another user or cannot be written|EACCES|EROFS|[Pp]ermission|[Rr]ead-only|failed|not kept|could not be given a ref/,
  begin: ({ root }) => {
    const objects = path.join(root, "repo", ".git", "objects");
    if (isRoot) return mounts.readOnlyFolder(objects); // no mode keeps root from writing
    const folders = foldersBelow(objects);
    for (const folder of folders) chmodSync(folder, 0o555);
    return () => folders.forEach((folder) => chmodSync(folder, 0o755));
  },
};

const otherOwner: Hindrance = {
  name: "a repository of another user",
  diskSize: null,
  told: /belongs to another user/,
  begin: ({ root }) => {
    giveAll(path.join(root, "repo"), nobody);
    return () => giveAll(path.join(root, "repo"), 0);
  },
};

const trustedOwner: Hindrance = {
  ...otherOwner,
  name: "a repository of another user, declared safe",
  told: /belongs to another user|not kept|could not be given a ref/,
  begin: (place) => {
    const config = path.join(place.root, "gitconfig");
    const text = `${readFileSync(config, "utf8")}[safe]\n\tdirectory = *\n`;
    const ends = [otherOwner.begin(place), replaced(config, path.join(place.root, "run", "gitconfig"), text)];
    return () => ends.forEach((end) => end());
  },
};

const noRepository: Hindrance = {
  name: "a repository that is gone",
  diskSize: null,
  told: /not in a git repository|no-repository/,
  begin: ({ root }) => replaced(path.join(root, "repo", ".git"), path.join(root, "run", "away"), null),
};

const bareRepository: Hindrance = {
  name: "a repository that is bare now",
  diskSize: null,
  told: /not in a git repository|no-repository/,
  begin: ({ root }) =>
    replaced(path.join(root, "repo", ".git", "config"), path.join(root, "run", "config"), "[core]\n\tbare = true\n"),
};

const needRoot = [otherOwner, trustedOwner];
const needMounts = [fullDisk, readOnlyDisk, ...(isRoot ? [readOnlyObjects] : [])];

/** Those that this process can put up. */
export const hindrances: readonly Hindrance[] = [
  noRepository,
  bareRepository,
  ...(isRoot ? [] : [readOnlyObjects]),
  ...(isRoot ? needRoot : []),
  ...(mounts.areAllowed ? needMounts : []),
];

/** Names of those that it cannot, for want of rights. */
export const leftOutHindrances: readonly string[] = [...needRoot, ...needMounts]
  .filter((one) => !hindrances.includes(one))
  .map(({ name }) => name);

/** Moves a file or folder away and perhaps writes another in its place, until what it gives is called. */
function replaced(place: string, away: string, text: string | null): () => void {
  renameSync(place, away);
  if (text !== null) writeFileSync(place, text);
  return () => renameSync(away, place);
}

function foldersBelow(folder: string): string[] {
  const inside = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return [folder, ...inside.flatMap((entry) => foldersBelow(path.join(folder, entry.name)))];
}

function giveAll(place: string, userId: number): void {
  lchownSync(place, userId, userId);
  if (!lstatSync(place).isDirectory()) return;
  for (const name of readdirSync(place)) giveAll(path.join(place, name), userId);
}
