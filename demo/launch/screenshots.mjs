import { mkdir } from "node:fs/promises";
import path from "node:path";
import { openWorkbench } from "./openWorkbench.mjs";

/**
 * @typedef {object} Scene one visit of the workbench
 * @property {string} name file name of its pictures, without ending
 * @property {"dark" | "light" | "hc-dark" | "hc-light"} [theme]
 * @property {{width: number, height: number}} [size] in CSS pixels
 * @property {(look: ReturnType<typeof import("./workbenchDriver.mjs").workbenchDriver>,
 *   shot: (name?: string) => Promise<void>) => Promise<void>} steps what is done; `shot()` stores `<name>.png`,
 *   `shot("detail")` stores `<name>-detail.png`
 */

/**
 * Plays scenes in the real workbench, one editor a scene, and stores their pictures.
 * @param {object} options
 * @param {string} options.workspace absolute path
 * @param {string} options.out folder of the pictures
 * @param {Scene[]} options.scenes
 * @param {string} [options.extensionPath] this project by default, as built in dist/
 * @param {number} [options.scale] device pixels per CSS pixel
 * @param {NodeJS.ProcessEnv} [options.env]
 * @returns {Promise<string[]>} the files written
 */
export async function takeScreenshots({ workspace, out, scenes, extensionPath, scale = 2, env }) {
  await mkdir(out, { recursive: true });
  const files = [];
  for (const { name, theme, size, steps } of scenes) {
    const look = await openWorkbench({ workspace, extensionPath, theme, size, scale, env });
    const shot = async (detail) => {
      const file = path.join(out, `${detail ? `${name}-${detail}` : name}.png`);
      await look.screenshot(file);
      files.push(file);
    };
    try {
      await steps(look, shot);
    } catch (error) {
      throw new Error(`scene "${name}": ${error.message}`, { cause: error });
    } finally {
      await look.close();
    }
  }
  return files;
}
