/** Fixed, so that equal states give equal ids: 946684800 is 2000-01-01T00:00:00Z. */
const signature = "Runback <runback@localhost> 946684800 +0000";

/** The bytes of a snapshot's commit object, as docs/snapshots.md says. `parent` is HEAD, null on an unborn branch. */
export function commitObject(tree: string, parent: string | null): Buffer {
  const lines = [
    `tree ${tree}`,
    ...(parent === null ? [] : [`parent ${parent}`]),
    `author ${signature}`,
    `committer ${signature}`,
    "",
    "Runback snapshot",
    "",
  ];
  return Buffer.from(lines.join("\n"), "utf8");
}
