import { seededRandom } from "../../../../bench/generate/seededRandom";

/** A coin whose throws depend on the seed alone. */
export function seededCoin(seed: number): () => boolean {
  const next = seededRandom(seed);
  return () => next() < 0.5;
}
