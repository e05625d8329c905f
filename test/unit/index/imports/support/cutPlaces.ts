/** A file of a fixture by its path in it, and its bytes. */
export interface FixtureFile {
  readonly name: string;
  readonly bytes: Buffer;
}

/** A moment of writing a fixture: files before `file` are whole, this one has `size` bytes, later ones are not there. */
export interface CutPlace {
  readonly file: number;
  readonly size: number;
}

/** The moments of writing files one after the other: each byte, or `most` of them spread evenly, and each file's end. */
export function cutPlaces(files: readonly FixtureFile[], most: number): CutPlace[] {
  const total = files.reduce((sum, { bytes }) => sum + bytes.length, 0);
  const stride = Math.max(1, total / most);
  const places: CutPlace[] = [];
  let before = 0;
  files.forEach(({ bytes }, file) => {
    for (let k = Math.ceil(before / stride); k * stride < before + bytes.length; k++)
      places.push({ file, size: Math.floor(k * stride - before) });
    places.push({ file, size: bytes.length });
    before += bytes.length;
  });
  return places;
}
