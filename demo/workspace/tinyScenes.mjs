/** The same training, cut down to what shows that it works. @param {import("./scenes.mjs").Training} training */
function shorten({ args: [script, ...args], ending, kill }) {
  const shorter = { "train.py": ["--epochs", "3"], "train_trees.py": ["--rounds", "8"], "sweep.py": ["--epochs", "1"] };
  return {
    args: [script, ...args, ...shorter[script]],
    ...(ending && { ending }),
    ...(kill && { kill: { ...kill, atOutput: "epoch   1 " } }),
  };
}

/**
 * The same story with the first and the last training of each scene, and a few epochs each: seconds, not a minute.
 * @param {readonly import("./scenes.mjs").Scene[]} scenes
 * @returns {import("./scenes.mjs").Scene[]}
 */
export function tinyScenes(scenes) {
  return scenes.map((scene) => ({
    ...scene,
    trainings: scene.trainings
      .filter((_, index, all) => index === 0 || index === all.length - 1)
      .map((training) => shorten(training)),
  }));
}
