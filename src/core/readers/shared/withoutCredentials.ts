/** The URL of a repository without the user and password that some tools log with it. */
export function withoutCredentials(url: string | null): string | null {
  return url === null ? null : url.replace(/\/\/[^/@]*@/, "//");
}
