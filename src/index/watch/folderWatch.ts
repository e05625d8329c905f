import { watch, type FSWatcher } from "node:fs";
import { errorCode } from "../errorCode";

/** Tells that something may have happened in one folder, not below it. The returned function ends it. */
export type FolderWatch = (
  folder: string,
  /** @param name of what changed, byte by byte as Latin-1; null: not known */
  onEvent: (name: string | null) => void,
  /** The watch could not be made or broke; `code` is the system's, such as ENOSPC. It ends by itself then. */
  onTrouble: (code: string) => void,
) => () => void;

/** A folder's own watch by the operating system. */
export const folderWatch: FolderWatch = (folder, onEvent, onTrouble) => {
  try {
    // Latin-1 takes any name, and half the time of a buffer.
    const watcher: FSWatcher = watch(folder, { persistent: false, encoding: "latin1" }, (_kind, name) => onEvent(name));
    watcher.on("error", (error) => {
      watcher.close();
      onTrouble(errorCode(error));
    });
    return () => watcher.close();
  } catch (error) {
    onTrouble(errorCode(error));
    return () => undefined;
  }
};
