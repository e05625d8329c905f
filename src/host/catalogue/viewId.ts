/** Views of package.json, by what the code calls them. */
export const viewIds = { runs: "runback.runs", run: "runback.run", source: "runback.source" } as const;
