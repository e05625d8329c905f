import type { VectorStep } from "../vectorPlace";
import { hindrances, type Hindrance } from "./hindrances";

/** A state of a repository in which acts are killed. */
export interface Condition {
  readonly name: string;
  readonly steps: readonly VectorStep[];
  /** Folder, below the place's root, that the user is in. */
  readonly at: string;
  /** What stands in the way of each act, from when it is asked for until it has ended. */
  readonly hindrance?: Hindrance;
}

const init: readonly VectorStep[] = [
  { folder: "run" },
  { folder: "repo/mlruns/0" },
  { git: ["init", "-q", "--template="], in: "repo" },
  { write: "repo/train.py", text: "one\n" },
  { write: "repo/lib/model.py", text: "model\n" },
  { write: "repo/.gitignore", text: "*.pt\n" },
  { git: ["add", "-A"], in: "repo" },
];
const committed: readonly VectorStep[] = [...init, { git: ["commit", "-q", "-m", "first"], in: "repo" }];
const lfsPointer = `version https://git-lfs.github.com/spec/v1\noid sha256:${"0".repeat(64)}\nsize 8\n`;
const edited: VectorStep = { write: "repo/train.py", text: "two\n" };

const on = (name: string, ...steps: VectorStep[]): Condition => ({ name, steps: [...committed, ...steps], at: "repo" });

/** What a killed act must leave as it was. */
export const conditions: readonly Condition[] = [
  on("a dirty tree", edited, { remove: "repo/lib/model.py" }),
  on(
    "staged changes",
    { write: "repo/train.py", text: "staged\n" },
    { write: "repo/added.py", text: "added\n" },
    { git: ["add", "-A"], in: "repo" },
    edited,
  ),
  on(
    "untracked and ignored files",
    { write: "repo/new.py", text: "new\n" },
    { write: "repo/weights.pt", text: "ignored\n" },
    { write: "repo/.env", text: "TOKEN=1\n" },
  ),
  on("a stash", edited, { git: ["stash", "-q"], in: "repo" }, { write: "repo/train.py", text: "three\n" }),
  on(
    "a detached HEAD",
    { git: ["commit", "-q", "--allow-empty", "-m", "second"], in: "repo" },
    { git: ["checkout", "-q", "--detach", "HEAD~1"], in: "repo" },
    edited,
  ),
  { name: "an unborn branch", steps: [...init, edited], at: "repo" },
  on("a bare repository beside it", { git: ["init", "-q", "--bare", "repo/beside.git"], in: "." }, edited),
  {
    name: "a partial clone",
    steps: [
      ...committed,
      { git: ["config", "uploadpack.allowFilter", "true"], in: "repo" },
      { write: "repo/train.py", text: "newer\n" },
      { git: ["commit", "-q", "-a", "-m", "second"], in: "repo" },
      { rename: ["repo", "origin"] },
      { git: ["clone", "-q", "--filter=blob:none", "file://{root}/origin", "repo"], in: "." },
      { folder: "repo/mlruns/0" },
      edited,
    ],
    at: "repo",
  },
  on("a sparse checkout", { git: ["sparse-checkout", "set", "--no-cone", "train.py"], in: "repo" }, edited),
  on("a locked index", edited, { write: "repo/.git/index.lock", text: "" }),
  {
    ...on(
      "a worktree the user is in",
      { git: ["worktree", "add", "-q", "-b", "mine", "../mine"], in: "repo" },
      { write: "mine/train.py", text: "mine\n" },
      { folder: "mine/mlruns/0" },
      edited,
    ),
    at: "mine",
  },
  on(
    "a submodule",
    { folder: "origin" },
    { git: ["init", "-q", "--template="], in: "origin" },
    { write: "origin/part.py", text: "part\n" },
    { git: ["add", "-A"], in: "origin" },
    { git: ["commit", "-q", "-m", "part"], in: "origin" },
    { git: ["submodule", "--quiet", "add", "{root}/origin", "sub"], in: "repo" },
    { git: ["commit", "-q", "-m", "sub"], in: "repo" },
    { write: "repo/sub/part.py", text: "changed\n" },
  ),
  on(
    "filter attributes",
    { write: "repo/.gitattributes", text: "*.txt filter=upper\n" },
    { write: "repo/data.txt", text: "data\n" },
    { git: ["add", "-A"], in: "repo" },
    { git: ["commit", "-q", "-m", "data"], in: "repo" },
    { git: ["config", "filter.upper.clean", "tr a-z A-Z"], in: "repo" },
    { git: ["config", "filter.upper.smudge", "tr A-Z a-z"], in: "repo" },
    { write: "repo/data.txt", text: "changed\n" },
    edited,
  ),
  on(
    "attributes of LFS and git-crypt",
    { write: "repo/.gitattributes", text: "*.bin filter=lfs diff=lfs merge=lfs -text\nkeys/** filter=git-crypt\n" },
    { write: "repo/model.bin", text: lfsPointer },
    { write: "repo/keys/a.txt", text: "\0GITCRYPT\0" },
    { git: ["add", "-A"], in: "repo" },
    { git: ["commit", "-q", "-m", "filtered"], in: "repo" },
    // Filters that would leave a file: none is ever run, so none is found.
    ...["lfs", "git-crypt"].flatMap((name) =>
      ["clean", "smudge", "process"].map((kind) => ({
        git: ["config", `filter.${name}.${kind}`, `touch '{root}/ran-${name}-${kind}'; cat`],
        in: "repo",
      })),
    ),
    { git: ["config", "filter.lfs.required", "true"], in: "repo" },
    { write: "repo/model.bin", text: "weights\n" },
    { write: "repo/keys/a.txt", text: "clear text\n" },
    { write: "repo/keys/b.py", text: "new and clear\n" },
    edited,
  ),
  on(
    "odd file names",
    { write: "repo/-rf.py", text: "1\n" },
    { write: "repo/two words/ü.py", text: "2\n" },
    { git: ["add", "-A"], in: "repo" },
    { git: ["commit", "-q", "-m", "odd"], in: "repo" },
    { write: "repo/-rf.py", text: "3\n" },
    { write: 'repo/quote"\nline.py', text: "4\n" },
    { write: "repo/:(top)x.py", text: "5\n" },
  ),
  ...hindrances.map((hindrance) => ({
    ...on(hindrance.name, edited, { remove: "repo/lib/model.py" }, { write: "repo/new.py", text: "new\n" }),
    hindrance,
  })),
];
