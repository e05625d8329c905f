import type { ProtoReader } from "../../shared/protoReader";

/** A versioned artifact of W&B that a run made or used. */
export interface WandbArtifact {
  readonly name: string;
  readonly type: string;
  /** MD5 of the manifest, as W&B computes it; null when the record has none. */
  readonly digest: string | null;
  /** Bytes and files of all entries of the manifest that the log holds; null when it holds none. */
  readonly size: number | null;
  readonly nfiles: number | null;
}

/** Reads an artifact that a run made (ArtifactRecord: 4 type, 5 name, 6 digest, 12 manifest). */
export function readArtifact(message: ProtoReader): WandbArtifact {
  let name = "";
  let type = "";
  let digest = "";
  const files = { size: 0, count: 0 };
  while (message.next()) {
    const { field } = message;
    if (field === 4) type = message.text();
    else if (field === 5) name = message.text();
    else if (field === 6) digest = message.text();
    else if (field === 12) addManifest(message.message(), files);
  }
  const isListed = files.count > 0;
  return {
    name,
    type,
    digest: digest || null,
    size: isListed ? files.size : null,
    nfiles: isListed ? files.count : null,
  };
}

/** ArtifactManifest: 4 contents, each with 4 size. */
function addManifest(manifest: ProtoReader, files: { size: number; count: number }): void {
  while (manifest.next()) {
    if (manifest.field !== 4) continue;
    const entry = manifest.message();
    files.count++;
    while (entry.next()) if (entry.field === 4) files.size += entry.integer();
  }
}
