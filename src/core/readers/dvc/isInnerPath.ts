/** Whether a path that a file of DVC names is relative, stays in the folder, and holds no `${…}` to be filled in. */
export function isInnerPath(name: string): boolean {
  return name !== "" && !/^[/\\~]|^[a-z]:|\$\{|(?:^|[/\\])\.\.(?:[/\\]|$)/i.test(name);
}
