import { appendFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { CutPlace, FixtureFile } from "./cutPlaces";
import type { FaultSubject } from "./faultSubject";

/** A copy of a fixture that is written anew, cut or changed. It always lies at the same path, so that paths agree. */
export class FixtureCopy {
  readonly files: readonly FixtureFile[];
  #written: CutPlace = { file: -1, size: 0 };

  /** @param folder a folder that need not exist and is the copy's own */
  constructor(
    { fixture, files }: FaultSubject,
    readonly folder: string,
  ) {
    const names = files ?? filesIn(fixture);
    this.files = names.map((name) => ({ name, bytes: readFileSync(path.join(fixture, name)) }));
  }

  clear(): void {
    rmSync(this.folder, { recursive: true, force: true });
    mkdirSync(this.folder, { recursive: true });
    this.#written = { file: -1, size: 0 };
  }

  /** Writes what is missing to a moment, at the ends of the files: as the tool would. */
  growTo(place: CutPlace): void {
    let { file, size } = this.#written;
    if (file < 0) this.#append((file = 0), 0, 0);
    for (; file < place.file; this.#append(++file, 0, (size = 0)))
      this.#append(file, size, this.files[file]!.bytes.length);
    this.#append(file, size, place.size);
    this.#written = place;
  }

  /** Writes all files, one of them with other bytes. */
  writeWith(changed: number, bytes: Uint8Array): void {
    this.clear();
    this.files.forEach((file, index) => this.#write(file.name, index === changed ? bytes : file.bytes));
  }

  #append(file: number, from: number, to: number): void {
    const { name, bytes } = this.files[file]!;
    if (from === 0) this.#write(name, bytes.subarray(0, to));
    else if (to > from) appendFileSync(path.join(this.folder, name), bytes.subarray(from, to));
  }

  #write(name: string, bytes: Uint8Array): void {
    const file = path.join(this.folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, bytes);
  }
}

function filesIn(folder: string): string[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return entries.map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name))).sort();
}
