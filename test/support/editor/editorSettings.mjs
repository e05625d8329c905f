/**
 * User settings of every editor that tests, screenshots and the demo start: no network, no start page, no noise.
 * @param {Record<string, unknown>} [more] settings on top
 * @returns {Record<string, unknown>}
 */
export function editorSettings(more = {}) {
  return {
    "workbench.startupEditor": "none",
    "workbench.tips.enabled": false,
    "workbench.enableExperiments": false,
    "workbench.secondarySideBar.defaultVisibility": "hidden",
    "chat.disableAIFeatures": true,
    "chat.commandCenter.enabled": false,
    "telemetry.telemetryLevel": "off",
    "update.mode": "none",
    "extensions.autoUpdate": false,
    "extensions.autoCheckUpdates": false,
    "extensions.ignoreRecommendations": true,
    "git.openRepositoryInParentFolders": "never",
    "security.workspace.trust.startupPrompt": "never",
    "security.workspace.trust.banner": "never",
    ...more,
  };
}
