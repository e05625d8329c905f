/** What is known of a run's start and of the repository beside it. Times in milliseconds since the epoch. */
export interface ObservedFacts {
  readonly now: number;
  readonly startTime: number;
  /** The host that the log names, and this machine's name. */
  readonly host: string | null;
  readonly ownHost: string;
  /** Whether the process that the log names lives and is this user's; null when it names none. */
  readonly isProcessHere: boolean | null;
  /** The commit that the tool recorded, and HEAD. */
  readonly toolCommit: string | null;
  readonly head: string | null;
  /** When HEAD last moved. */
  readonly headTime: number;
  /** The newest change (of content, or of the file itself) among the repository's code. */
  readonly newestCode: number;
}

/** Milliseconds between a run's own start time and the moment it is seen. */
const oldest = 10_000;
/** Milliseconds that clocks and file systems may differ by. */
const slack = 20;

/**
 * Why a run of another tool must not be given an "observed" snapshot, or null when it may: only when nothing can have
 * changed between its start and now, and it can only have run here.
 */
export function whyNotObserved(facts: ObservedFacts): string | null {
  const age = facts.now - facts.startTime;
  if (!(age >= -slack)) return "its start lies in the future";
  if (age > oldest) return "it started more than 10 s ago";
  if (facts.host !== null && shortName(facts.host) !== shortName(facts.ownHost)) return "it runs on another host";
  if (facts.isProcessHere === false) return "its process is not on this machine";
  if (facts.head === null) return "the repository has no commit";
  if (facts.toolCommit !== null && facts.toolCommit !== facts.head) return "it runs another commit";
  if (facts.headTime > facts.startTime + slack) return "HEAD has moved since it started";
  if (facts.newestCode > facts.startTime + slack) return "code has changed since it started";
  return null;
}

/** Logs hold a host's short or full name. */
const shortName = (host: string): string => host.toLowerCase().split(".")[0] ?? "";
