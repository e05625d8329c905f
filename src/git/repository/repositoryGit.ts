import type { Repository } from "../port/repository";
import type { GitCall, GitRunner } from "../process/gitRunner";

/** What a caller may vary of a git call in a repository. */
export type RepositoryCallOptions = Pick<
  GitCall,
  "input" | "codes" | "environment" | "timeLimit" | "mostBytes" | "signal" | "isUnstoppable"
>;

/** Git in one repository, with every filter of the repository's config switched off. */
export class RepositoryGit {
  constructor(
    private readonly runner: GitRunner,
    readonly repository: Repository,
    private readonly config: readonly string[],
    private readonly defaults: RepositoryCallOptions = {},
  ) {}

  /** The same repository, with other defaults (environment, signal, time limit) for each call. */
  with(defaults: RepositoryCallOptions): RepositoryGit {
    const environment = { ...this.defaults.environment, ...defaults.environment };
    return new RepositoryGit(this.runner, this.repository, this.config, { ...this.defaults, ...defaults, environment });
  }

  /** Standard output of `git <args>`; an exit code other than 0 is a GitTrouble. */
  async run(args: readonly string[], options: RepositoryCallOptions = {}): Promise<Buffer> {
    return (await this.runWithCode(args, options)).output;
  }

  /** Standard output as text without the last line end. */
  async text(args: readonly string[], options: RepositoryCallOptions = {}): Promise<string> {
    return (await this.run(args, options)).toString("utf8").replace(/\n$/, "");
  }

  /** As `run`, with the exit code, for calls where `codes` allows more than one. */
  runWithCode(args: readonly string[], options: RepositoryCallOptions = {}): Promise<{ code: number; output: Buffer }> {
    const environment = { ...this.defaults.environment, ...options.environment };
    const folder = this.repository.topLevel;
    return this.runner.run({ ...this.defaults, ...options, environment, folder, args, config: this.config });
  }
}
