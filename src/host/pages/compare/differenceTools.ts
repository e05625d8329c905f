import * as vscode from "vscode";
import type { RunDetail } from "../../../core/model/runDetail";
import { artifactPictureType } from "../../../core/view/artifactPictureType";
import type { ChangedFiles } from "../../../protocol/pages/differencesApi";
import { translate } from "../../base/translate";
import { UserError } from "../../base/messages/userError";
import type { CodeTools } from "../../exactCode/codeTools";
import { ArtifactFileSystem } from "../../files/artifactFileSystem";
import { openArtifact } from "../../files/openArtifact";
import { PackagesOfRuns } from "../../files/packagesOfRuns";
import { realPlace } from "../../files/realPlace";
import type { DirectionChoices } from "../../runs/directionChoices";
import { sourceRequest } from "../../source/sourceRequest";
import type { ArtifactOfRun, DifferenceTools } from "./differencesAnswers";

/** Files named in the page; the editor's diff shows all. */
const fileLimit = 100;

/** The acts behind the Compare page, in the editor and the user's repositories. */
export function differenceTools(code: CodeTools, directions: DirectionChoices): DifferenceTools {
  return {
    t: translate,
    git: code.git,
    packages: new PackagesOfRuns(),
    directions,
    changedFiles: (from, to) => changedFiles(from, to, code),
    diffSource: async (fromId, toId) => {
      await vscode.commands.executeCommand("runback.diffSourceOfRuns", fromId, [fromId, toId]);
    },
    openArtifact,
    diffArtifacts: async (left, right) => {
      const title = `${left.detail.row.runName} ↔ ${right.detail.row.runName}`;
      await vscode.commands.executeCommand("vscode.diff", await fileOf(left), await fileOf(right), title);
    },
  };
}

async function changedFiles(from: RunDetail, to: RunDetail, { git }: CodeTools): Promise<ChangedFiles> {
  const none = (notice: string): ChangedFiles => ({ files: [], total: 0, notice });
  const before = await git.locateSource(sourceRequest(from));
  if (!before.ok) return none(before.message);
  const after = await git.locateSource(sourceRequest(to));
  if (!after.ok) return none(after.message);
  const compared = await git.browser.compare(before.value, after.value);
  if (!compared.ok) return none(compared.message);
  const { changes } = compared.value;
  const notices = [before.value.notice, after.value.notice].filter((notice) => notice !== null);
  return { files: changes.slice(0, fileLimit), total: changes.length, notice: notices.join(" ") || null };
}

/** A text artifact in its run's folder; what lies elsewhere is opened by itself, with a question. */
async function fileOf({ detail, index }: ArtifactOfRun): Promise<vscode.Uri> {
  const artifact = detail.artifacts[index];
  if (artifact === undefined) throw new UserError(vscode.l10n.t("This artifact no longer exists."));
  const isText = artifact.part === undefined && artifactPictureType(artifact) === null;
  const kept = isText && artifact.commit !== undefined ? ArtifactFileSystem.uri(detail.row.runId, artifact) : null;
  if (kept !== null) return kept;
  const { directory } = detail.row;
  const place = await realPlace(artifact.path, directory, [directory]).catch(() => null); // It was deleted.
  if (!place?.isInside || !isText) throw new UserError(vscode.l10n.t("{0} cannot be compared as text.", artifact.name));
  return vscode.Uri.file(place.path);
}
