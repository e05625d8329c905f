import assert from "node:assert/strict";
import { readdir } from "node:fs/promises";
import { chmod, mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import type { VectorPlace } from "./vectorPlace";

/** Hooks that git knows; each would leave a canary. */
const hooks = [
  "post-checkout",
  "post-index-change",
  "post-commit",
  "pre-commit",
  "reference-transaction",
  "pre-auto-gc",
  "post-rewrite",
  "post-merge",
  "fsmonitor-watchman",
  "sendemail-validate",
  "pre-push",
];

/** A repository whose config and hooks try to run a program at every chance; each chance leaves a file in `canaries`. */
export async function makeHostileRepository(
  place: VectorPlace,
  folder: string,
): Promise<{ readonly canaries: string }> {
  const canaries = path.join(place.root, "canaries");
  const bin = path.join(place.root, "evil");
  await mkdir(canaries, { recursive: true });
  await mkdir(bin, { recursive: true });
  const program = async (name: string, body = "cat"): Promise<string> => {
    const file = path.join(bin, name);
    await writeFile(file, `#!/bin/sh\ntouch "${path.join(canaries, name)}"\n${body}\n`);
    await chmod(file, 0o755);
    return file;
  };
  const top = path.join(place.root, folder);
  await place.carryOut([
    { folder },
    { git: ["init", "-q"], in: folder },
    { write: `${folder}/train.py`, text: "print(1)\n" },
    { write: `${folder}/lib/model.py`, text: "LAYERS = 1\n" },
    { write: `${folder}/data.txt`, text: "filtered\n" },
    { write: `${folder}/.gitattributes`, text: "*.txt filter=evil diff=evil merge=evil\n*.md filter=other\n" },
    { write: `${folder}/README.md`, text: "hello\n" },
    { git: ["add", "-A"], in: folder },
    { git: ["commit", "-q", "-m", "first"], in: folder },
  ]);
  const config: readonly (readonly [string, string])[] = [
    ["core.fsmonitor", await program("fsmonitor", "echo 0")],
    ["core.sshCommand", await program("ssh", "exit 1")],
    ["core.pager", await program("pager")],
    ["core.editor", await program("editor")],
    ["core.askPass", await program("askpass")],
    ["core.alternateRefsCommand", await program("alternaterefs")],
    ["core.gitProxy", await program("gitproxy")],
    ["credential.helper", await program("credential")],
    ["diff.external", await program("diffexternal")],
    ["diff.evil.command", await program("diffcommand")],
    ["diff.evil.textconv", await program("textconv")],
    ["filter.evil.clean", await program("clean")],
    ["filter.evil.smudge", await program("smudge")],
    ["filter.evil.required", "true"],
    ["filter.other.process", await program("process", "exit 1")],
    ["merge.evil.driver", await program("merge")],
    ["gpg.program", await program("gpg", "exit 1")],
    ["commit.gpgSign", "true"],
    ["log.showSignature", "true"],
    ["uploadpack.packObjectsHook", await program("packobjects")],
    ["gc.auto", "1"],
    ["protocol.ext.allow", "always"],
    ["protocol.file.allow", "always"],
    ["extensions.partialClone", "origin"],
    ["remote.origin.promisor", "true"],
    ["remote.origin.url", `ext::${await program("ext", "exit 1")}`],
    ["remote.origin.uploadpack", await program("uploadpack", "exit 1")],
    ["core.repositoryFormatVersion", "1"],
    ["alias.status", `!${await program("alias")}`],
    ["submodule.recurse", "true"],
  ];
  for (const [name, value] of config) await place.git(folder, "config", name, value);
  for (const hook of hooks) {
    const file = path.join(top, ".git", "hooks", hook);
    await writeFile(file, `#!/bin/sh\ntouch "${path.join(canaries, `hook-${hook}`)}"\n`);
    await chmod(file, 0o755);
  }
  await place.carryOut([
    { write: `${folder}/train.py`, text: "print(2)\n" },
    { write: `${folder}/data.txt`, text: "changed\n" },
    { write: `${folder}/new.py`, text: "x = 1\n" },
    { write: `${folder}/new.txt`, text: "y\n" },
  ]);
  return { canaries };
}

/** Fails when any program of the repository was run. */
export async function assertNothingRan(canaries: string): Promise<void> {
  assert.deepEqual(await readdir(canaries), []);
}
