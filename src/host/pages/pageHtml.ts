import { randomBytes } from "node:crypto";
import * as vscode from "vscode";
import type { PageId } from "./pageId";

/** Folder of the extension that pages may load from; nothing else on the disk is within their reach. */
export function pageFolder(extensionUri: vscode.Uri): vscode.Uri {
  return vscode.Uri.joinPath(extensionUri, "dist", "pages");
}

/**
 * The document of a page: two links and nothing of a log. Scripts need the nonce; styles come from the extension's
 * folder or, for the one element that the control toolkit makes, have the nonce; images are only those that the page
 * builds from bytes; the network is out of reach.
 */
export function pageHtml(id: PageId, webview: vscode.Webview, extensionUri: vscode.Uri): string {
  const nonce = randomBytes(18).toString("base64url");
  const address = (kind: string) =>
    webview.asWebviewUri(vscode.Uri.joinPath(pageFolder(extensionUri), `${id}.${kind}`)).toString(true);
  const policy = [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    `style-src ${webview.cspSource} 'nonce-${nonce}'`,
    `font-src ${webview.cspSource}`,
    "img-src blob:",
  ].join("; ");
  return `<!DOCTYPE html>
<html lang="${vscode.env.language.replace(/[^\w-]/g, "")}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta property="csp-nonce" content="${nonce}">
<link rel="stylesheet" href="${address("css")}">
<title>Runback</title>
</head>
<body>
<main id="root"></main>
<script nonce="${nonce}" src="${address("js")}"></script>
</body>
</html>`;
}
