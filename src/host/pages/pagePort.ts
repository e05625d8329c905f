import type { Webview } from "vscode";
import type { RpcLog } from "../../protocol/rpc/rpcContract";
import type { RpcPort } from "../../protocol/rpc/rpcPort";
import { pageHello } from "../../protocol/pages/pageHello";
import { wireValue } from "../../protocol/pages/wireValue";

/** A page at work sends a few hundred messages in its busiest second. */
const maxPerSecond = 2000;

/**
 * The host's end of the border to a page. Typed arrays cross as bytes (the editor sees to that), everything else as
 * JSON. A page that floods is cut short: what is over the limit is dropped and told once a second.
 * @param restarted called when the page's script has started again
 */
export function pagePort(webview: Webview, restarted: () => void, log: RpcLog): RpcPort {
  return {
    post: (message) => void webview.postMessage(wireValue.pack(message)),
    onMessage(listener) {
      let second = 0;
      let count = 0;
      const subscription = webview.onDidReceiveMessage((message: unknown) => {
        const now = Math.floor(performance.now() / 1000);
        count = now === second ? count + 1 : 1;
        second = now;
        if (count === maxPerSecond) log("A page sends too many messages; the rest of this second is dropped.");
        if (count >= maxPerSecond) return;
        if (pageHello.is(message)) restarted();
        else listener(wireValue.unpack(message));
      });
      return () => void subscription.dispose();
    },
  };
}
