import { pageHello } from "../../src/protocol/pages/pageHello";
import { wireValue } from "../../src/protocol/pages/wireValue";
import type { RpcPort } from "../../src/protocol/rpc/rpcPort";
import { editorApi } from "./editorApi";

/** The page's end of the border to the host. Greets first, so that the host forgets an earlier life of this page. */
export function hostPort(): RpcPort {
  editorApi.postMessage(pageHello.message);
  return {
    post: (message) => editorApi.postMessage(wireValue.pack(message)),
    onMessage(listener) {
      const hear = (event: MessageEvent<unknown>) => listener(wireValue.unpack(event.data));
      window.addEventListener("message", hear);
      return () => window.removeEventListener("message", hear);
    },
  };
}
