/** Bytes with some of them changed, as a bad disk or a broken copy would; nothing is doubled or moved. */
export function mutateBytes(bytes: Buffer, random: () => number): Buffer {
  const mutated = Buffer.from(bytes);
  const place = () => Math.floor(random() * mutated.length);
  const length = () => 1 + Math.floor(random() ** 3 * 64);
  switch (Math.floor(random() * 6)) {
    case 0:
      return cut(mutated, place(), length());
    case 1:
      return mutated.subarray(0, place());
    case 2: {
      const from = place();
      return mutated.fill(0, from, Math.min(mutated.length, from + length()));
    }
    case 3: {
      const from = place();
      const inserted = Buffer.from(Array.from({ length: length() }, () => random() * 256));
      return Buffer.concat([mutated.subarray(0, from), inserted, mutated.subarray(from)]);
    }
    case 4:
      for (let k = 1 + Math.floor(random() * 8); k > 0; k--) mutated[place()] = random() * 256;
      return mutated;
    default:
      for (let k = 1 + Math.floor(random() * 3); k > 0; k--) mutated[place()]! ^= 1 << (random() * 8);
      return mutated;
  }
}

function cut(bytes: Buffer, from: number, length: number): Buffer {
  return Buffer.concat([bytes.subarray(0, from), bytes.subarray(from + length)]);
}
