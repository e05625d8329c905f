import type { Frame, Page } from "playwright-core";
import { editorMessage } from "./editorMessage";

/** Posts a message to the page, as the host does. */
export type SendToPage = (message: unknown) => Promise<void>;

/** Opens the page at an address in a tab, and joins it to this process, its host. @returns where its document is */
export type JoinPage = (
  tab: Page,
  address: string,
  heard: (message: unknown, send: SendToPage) => void,
) => Promise<{
  readonly frame: Frame;
  readonly send: SendToPage;
}>;

/** The way of tests: by the browser's debugging protocol, which carries text alone. */
export const joinPage: JoinPage = async (tab, address, heard) => {
  const send: SendToPage = (message) => {
    const { json, bytes, placeKey } = editorMessage.pack(message);
    return tab.evaluate(editorMessage.post, { json, base64: Buffer.from(bytes).toString("base64"), placeKey });
  };
  await tab.exposeFunction("postedToHost", (message: unknown) => heard(message, send));
  await tab.goto(address);
  return { frame: tab.mainFrame(), send };
};
