import assert from "node:assert/strict";
import * as vscode from "vscode";
import type { Services } from "../../../src/host/services";

/** The services of the running extension, which it hands out to tests. */
export async function testServices(): Promise<Services> {
  const extension = vscode.extensions.getExtension<Services | undefined>("runback.runback");
  assert.ok(extension, "the extension is not there");
  const services = await extension.activate();
  assert.ok(services, "the extension does not run as under test");
  return services;
}
