const shorter = { "train.py": ["--epochs", "3"], "train_trees.py": ["--rounds", "8"], "sweep.py": ["--epochs", "1"] };

/** The same training, cut down to what shows that it works. @param {import("./scenes.mjs").Training} training */
function shorten({ args: [script, ...args], ending, kill }) {
  return {
    args: [script, ...args, ...shorter[script]],
    ...(ending && { ending }),
    ...(kill && { kill: { ...kill, atOutput: "epoch   1 " } }),
  };
}

/**
 * The same story with one training a scene (all that are killed), and a few epochs each: seconds, not a minute.
 * @param {readonly import("./scenes.mjs").Scene[]} scenes
 * @returns {import("./scenes.mjs").Scene[]}
 */
export function tinyScenes(scenes) {
  return scenes.map((scene) => {
    const chosen = scene.resume ? scene.trainings : scene.trainings.slice(-1);
    return { ...scene, trainings: chosen.map(shorten) };
  });
}
