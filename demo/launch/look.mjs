// Look at the product: opens the extension (as built in dist/) on a workspace and stores pictures.
//   node demo/launch/look.mjs --workspace DIR --out DIR [--theme dark|light|hc-dark|hc-light|all] [--size 1280x800]
//     [--editor oldest|current] [--scale 2] [--restricted] [--script steps.mjs] [--extension DIR]
// The script exports `async function steps(look, shot)`: `look` is the driver of workbenchDriver.mjs, `shot("name")`
// stores a picture. Without a script it opens the side bar and takes one picture.
import { mkdir } from "node:fs/promises";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { openWorkbench } from "./openWorkbench.mjs";
import { themes } from "./themes.mjs";

const { values } = parseArgs({
  options: {
    workspace: { type: "string", default: "." },
    out: { type: "string", default: path.join("out", "look") },
    theme: { type: "string", default: "dark" },
    size: { type: "string", default: "1280x800" },
    editor: { type: "string", default: "current" },
    scale: { type: "string", default: "1" },
    restricted: { type: "boolean", default: false },
    script: { type: "string" },
    extension: { type: "string" },
  },
});

/** What is done without a script. */
async function openSideBar(look, shot) {
  await look.openContainer("Runback");
  await look.page.waitForTimeout(3000);
  await shot("side-bar");
}

const [width, height] = values.size.split("x").map(Number);
const wanted = values.theme === "all" ? Object.keys(themes) : [values.theme];
const script = values.script && (await import(pathToFileURL(path.resolve(values.script)).href));
const steps = script?.steps ?? openSideBar;
const out = path.resolve(values.out);
await mkdir(out, { recursive: true });

for (const theme of wanted) {
  const look = await openWorkbench({
    workspace: path.resolve(values.workspace),
    extensionPath: values.extension && path.resolve(values.extension),
    theme,
    editor: values.editor,
    size: { width, height },
    scale: Number(values.scale),
    isTrusted: !values.restricted,
  });
  const shot = async (name) => {
    const file = path.join(out, `${name}-${theme}.png`);
    await look.screenshot(file);
    process.stdout.write(`${file}\n`);
  };
  try {
    await steps(look, shot);
  } catch (error) {
    // After Ctrl-C there is no page left to take a picture of.
    await shot("failed").catch(() => undefined);
    throw error;
  } finally {
    await look.close();
  }
}
