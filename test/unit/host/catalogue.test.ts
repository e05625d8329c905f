import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { parseQuery } from "../../../src/core/query/parse/parseQuery";
import { commandIds } from "../../../src/host/catalogue/commandId";
import type { ContextKeys } from "../../../src/host/catalogue/contextKeys";
import { settingDefaults } from "../../../src/host/catalogue/settings";
import { sourceScheme } from "../../../src/host/catalogue/sourceScheme";
import { viewIds } from "../../../src/host/catalogue/viewId";

interface Clause {
  readonly command?: string;
  readonly when?: string;
  readonly enablement?: string;
}
interface WalkthroughStep {
  readonly id: string;
  readonly media: { readonly markdown: string };
  readonly completionEvents: readonly string[];
}
interface Manifest {
  readonly name: string;
  readonly publisher: string;
  readonly activationEvents: readonly string[];
  readonly contributes: {
    readonly commands: readonly (Clause & { readonly command: string; readonly title: string })[];
    readonly menus: Readonly<Record<string, readonly Clause[]>>;
    readonly views: Readonly<Record<string, readonly { readonly id: string }[]>>;
    readonly viewsWelcome: readonly (Clause & { readonly contents: string; readonly view: string })[];
    readonly walkthroughs: readonly { readonly id: string; readonly steps: readonly WalkthroughStep[] }[];
    readonly configuration: { readonly properties: Readonly<Record<string, { readonly default: unknown }>> };
  };
  readonly capabilities: {
    readonly untrustedWorkspaces: { readonly supported: string; readonly restrictedConfigurations: readonly string[] };
  };
}

const manifestText = readFileSync("package.json", "utf8");
const manifest = JSON.parse(manifestText) as Manifest;
const strings = JSON.parse(readFileSync("package.nls.json", "utf8")) as Record<string, string>;
const { contributes } = manifest;
/** Every key of the interface: a forgotten one does not compile. */
const contextKeys: Readonly<Record<keyof ContextKeys, true>> = {
  "runback.index.state": true,
  "runback.runs.exist": true,
  "runback.runs.isFiltered": true,
  "runback.runs.isGrouped": true,
  "runback.runs.hasLive": true,
  "runback.runs.showsArchived": true,
  "runback.runs.hasPicks": true,
  "runback.run.isShown": true,
  "runback.source.isShown": true,
};
const sorted = (items: Iterable<string>) => [...items].sort();

describe("package.json and the catalogue", () => {
  it("hold the same commands", () => {
    assert.deepEqual(sorted(contributes.commands.map(({ command }) => command)), sorted(commandIds));
  });

  it("hold the same views", () => {
    assert.deepEqual(Object.keys(contributes.views), ["runback"]);
    const ids = Object.values(contributes.views).flatMap((views) => views.map(({ id }) => id));
    assert.deepEqual(sorted(ids), sorted(Object.values(viewIds)));
    for (const { view } of contributes.viewsWelcome) assert.ok(ids.includes(view), view);
  });

  it("hold the same settings with the same defaults", () => {
    const { properties } = contributes.configuration;
    assert.deepEqual(sorted(Object.keys(properties)), sorted(Object.keys(settingDefaults)));
    for (const [name, value] of Object.entries(settingDefaults))
      assert.deepEqual(properties[name]?.default, value, name);
    for (const name of manifest.capabilities.untrustedWorkspaces.restrictedConfigurations)
      assert.ok(name in settingDefaults, name);
  });

  it("hold the settings that the README lists", () => {
    const rows = readFileSync("README.md", "utf8").matchAll(/^\| `(runback\.[\w.]+)` \|/gm);
    assert.deepEqual(sorted([...rows].map(([, name = ""]) => name)), sorted(Object.keys(settingDefaults)));
  });

  it("use the same context keys", () => {
    const clauses = [...contributes.viewsWelcome, ...contributes.commands, ...Object.values(contributes.menus).flat()];
    const own = Object.values(viewIds) as string[];
    const used = new Set<string>();
    for (const { when = "", enablement = "" } of clauses)
      for (const [key] of `${when} ${enablement}`.matchAll(/runback\.\w+\.\w+/g)) used.add(key);
    const known = Object.keys(contextKeys);
    for (const key of used) assert.ok(known.includes(key) || own.includes(key), `unknown key ${key}`);
    for (const key of known) assert.ok(used.has(key), `no when clause uses ${key}`);
  });

  it("offer every command in the palette only when it can run", () => {
    const palette = new Map((contributes.menus["commandPalette"] ?? []).map(({ command, when }) => [command, when]));
    for (const { command, enablement } of contributes.commands)
      if (enablement !== undefined) assert.equal(palette.get(command), enablement, command);
  });

  it("offer in menus what needs trust only where there is trust", () => {
    const inMenus = Object.values(contributes.menus).flat();
    // Its view is there only after code was browsed, which takes trust.
    const elsewhere = inMenus.filter(({ when }) => !when?.startsWith("view == runback.source"));
    for (const { command, enablement = "" } of contributes.commands)
      for (const { when = "" } of elsewhere.filter((entry) => entry.command === command))
        assert.equal(/isWorkspaceTrusted/.test(when), /isWorkspaceTrusted/.test(enablement), `${command}: ${when}`);
    assert.match(
      contributes.commands.find(({ command }) => command === "runback.stopRun")?.enablement ?? "",
      /Trusted/,
    );
  });

  it("offer every command of the palette in a view or a menu, too", () => {
    const { commandPalette = [], ...others } = contributes.menus;
    const isHidden = (id: string) => commandPalette.some(({ command, when }) => command === id && when === "false");
    const shown = new Set(Object.values(others).flatMap((entries) => entries.map(({ command }) => command)));
    for (const { contents } of contributes.viewsWelcome)
      for (const [, id] of (strings[contents.slice(1, -1)] ?? "").matchAll(/\(command:([\w.]+)\)/g)) shown.add(id);
    const without = commandIds.filter((id) => !isHidden(id) && !shown.has(id));
    // Of no run and no view: one asks for a run, which a click in the view Runs does; the other is about repositories.
    assert.deepEqual(sorted(without), ["runback.pruneSnapshots", "runback.showRun"]);
  });

  it("know every command that menus and welcome texts name", () => {
    const named = Object.values(contributes.menus).flatMap((entries) => entries.map(({ command }) => command ?? ""));
    const linked = Object.values(strings).flatMap((text) =>
      [...text.matchAll(/\(command:([\w.]+)\)/g)].map(([, id]) => id ?? ""),
    );
    for (const id of [...named, ...linked].filter((id) => id.startsWith("runback.")))
      assert.ok((commandIds as readonly string[]).includes(id), id);
  });

  it("have a walkthrough whose steps have their page and end with what exists", () => {
    const [{ id, steps } = { id: "", steps: [] }, ...others] = contributes.walkthroughs;
    assert.deepEqual(others, []);
    assert.ok(steps.length > 0);
    for (const { media, completionEvents } of steps) {
      assert.ok(readFileSync(media.markdown, "utf8").startsWith("## "), media.markdown);
      for (const event of completionEvents) {
        const [kind, name = ""] = event.split(":");
        const known: readonly string[] = kind === "onCommand" ? commandIds : Object.keys(contextKeys);
        assert.ok(known.includes(name), event);
      }
    }
    const link = `(command:workbench.action.openWalkthrough?${encodeURI(`"${manifest.publisher}.${manifest.name}`)}%23${id}%22)`;
    assert.ok(strings["welcome.example"]?.includes(link), link);
  });

  it("show filters in the walkthrough that are filters", () => {
    const rows = readFileSync("media/walkthrough/find.md", "utf8").matchAll(/^\| `([^`]+)`/gm);
    const filters = [...rows].map(([, filter = ""]) => filter);
    assert.ok(filters.length > 1);
    for (const filter of filters) assert.doesNotThrow(() => parseQuery(filter), filter);
  });

  it("give every text, and no text that nobody asks for", () => {
    const asked = new Set([...manifestText.matchAll(/"%([\w.]+)%"/g)].map(([, key]) => key ?? ""));
    assert.deepEqual(sorted(asked), sorted(Object.keys(strings)));
  });

  it("start the extension for its own documents after a reload", () => {
    assert.ok(manifest.activationEvents.includes(`onFileSystem:${sourceScheme}`));
  });

  it("keep ids out of the rest of the code but for the typed catalogue", () => {
    const ids = new Set<string>(commandIds);
    const files = readdirSync("src/host", { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".ts"));
    for (const file of files) {
      const text = readFileSync(path.join("src/host", file), "utf8");
      for (const [, id] of text.matchAll(/(?:registerCommand|executeCommand)\(\s*"(runback\.\w+)"/g))
        assert.ok(ids.has(id ?? ""), `${file} names ${id}`);
    }
  });
});
