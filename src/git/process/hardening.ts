import { devNull } from "node:os";

/** What a repository's config could make git start or follow, switched off. Filters are added for each repository. */
export const hardenedConfig: readonly string[] = [
  `core.hooksPath=${devNull}`,
  "core.fsmonitor=false",
  "core.splitIndex=false",
  "index.sparse=false",
  "core.safecrlf=false",
  "core.pager=cat",
  "core.askPass=",
  "core.sshCommand=false",
  "core.alternateRefsCommand=",
  "core.logAllRefUpdates=false",
  "credential.helper=",
  "diff.external=",
  "log.showSignature=false",
  "protocol.allow=never",
  "submodule.recurse=false",
  "gc.auto=0",
  "maintenance.auto=false",
];
