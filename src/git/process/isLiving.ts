/** Whether a process of that id runs on this machine, whosoever it is. */
export function isLiving(processId: number): boolean {
  try {
    return processId > 0 && process.kill(processId, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
