/** What the user should know of the saved index, each thing once, for as long as it is so. */
export class StoreNotes {
  private readonly notes = new Map<string, string>();

  set(about: "disk" | "damage" | "version", note: string): void {
    this.notes.set(about, note);
  }

  clear(about: "disk"): void {
    this.notes.delete(about);
  }

  get all(): readonly string[] {
    return [...this.notes.values()];
  }
}
