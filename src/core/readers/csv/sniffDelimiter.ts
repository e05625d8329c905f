const candidates = [",", "\t", ";", "|"] as const;

/** What separates the cells of a header line: the candidate that it holds most often outside quotes; else a comma. */
export function sniffDelimiter(header: string): string {
  const bare = header.replace(/"[^"]*"/g, "");
  let best: string = ",";
  let most = 0;
  for (const candidate of candidates) {
    const count = bare.split(candidate).length - 1;
    if (count > most) {
      most = count;
      best = candidate;
    }
  }
  return best;
}
