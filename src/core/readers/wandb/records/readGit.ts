import type { ProtoReader } from "../../shared/protoReader";

/** A message with the repository's address and the commit. */
export function readGit(message: ProtoReader): { remote: string; commit: string } {
  const git = { remote: "", commit: "" };
  while (message.next())
    if (message.field === 1) git.remote = message.text();
    else if (message.field === 2) git.commit = message.text();
  return git;
}
