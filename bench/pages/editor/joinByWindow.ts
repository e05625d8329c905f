import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { build } from "esbuild";
import { WebSocketServer } from "ws";
import { editorMessage } from "../../../test/pages/support/editorMessage";
import type { JoinPage, SendToPage } from "../../../test/pages/support/joinPage";
import { socketMessage } from "./socketMessage";

/** A frame fills what it is in. */
const style = "<style>html, body, iframe { margin: 0; border: 0; width: 100%; height: 100%; display: block }</style>";

/**
 * Joins a page as an editor's window does: from the host's process over a socket to the window, which makes values of
 * the bytes and moves them by a port into a frame of another process, and that on to the page in a frame of its own.
 */
export const joinByWindow: JoinPage = async (tab, address, heard) => {
  const [windowScript, frameScript] = await Promise.all(["windowScript", "frameScript"].map(bundle));
  const frameAddress = new URL("frame", address).href;
  const window = `<!DOCTYPE html>${style}<body><script>var frameAddress = ${JSON.stringify(frameAddress)};${windowScript}</script>`;
  const server = createServer((_request, response) => void response.setHeader("Content-Type", "text/html").end(window));
  const home = await addressOf(server);
  const greeted = new Promise<SendToPage>((resolve) => {
    const sockets = new WebSocketServer({ server });
    sockets.on("connection", (socket) => {
      const send: SendToPage = (message) =>
        new Promise((sent, fail) => {
          const bytes = socketMessage.write(editorMessage.pack(message));
          socket.send(bytes, (error) => (error ? fail(error) : sent()));
        });
      socket.on("message", (data) => {
        heard(JSON.parse((data as Buffer).toString()), send);
        resolve(send);
      });
    });
  });
  tab.on("close", () => server.close());
  // These two are no files of the page.
  await tab.route(`${home}**`, (route) => route.continue());
  const body = `<!DOCTYPE html>${style}<body><script>${frameScript}</script>`;
  await tab.route(frameAddress, (route) => route.fulfill({ contentType: "text/html", body }));
  await tab.addInitScript(postToFrame);
  await tab.goto(home);
  const send = await greeted;
  const frame = tab.frame({ url: address });
  if (!frame) throw new Error("The page is in no frame.");
  return { frame, send };
};

/** Runs in the page before its own script: the outer frame carries what it posts. */
function postToFrame(): void {
  Object.assign(window, { postedToHost: (message: unknown) => parent.postMessage(message, "*") });
}

async function addressOf(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

async function bundle(name: string): Promise<string> {
  const entryPoints = [`bench/pages/editor/${name}.ts`];
  const { outputFiles } = await build({ entryPoints, bundle: true, write: false, format: "iife", minify: true });
  return outputFiles[0]?.text ?? "";
}
