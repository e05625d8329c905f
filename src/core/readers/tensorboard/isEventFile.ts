/** Whether a file of this name is an event file: TensorBoard asks for just this. The profiler's empty marker is none. */
export function isEventFile(name: string): boolean {
  return name.includes("tfevents") && !name.endsWith(".profile-empty");
}
