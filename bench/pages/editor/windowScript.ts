import { editorMessage } from "../../../test/pages/support/editorMessage";
import { socketMessage } from "./socketMessage";

/**
 * The editor's window as far as a panel's messages go: takes them from the host's process, makes values of them, and
 * hands them to the panel's outer frame by a port.
 */
const scope = window as unknown as { readonly frameAddress: string };
const socket = new WebSocket(`ws://${location.host}/`);
socket.binaryType = "arraybuffer";
const { port1: toFrame, port2 } = new MessageChannel();
socket.onmessage = ({ data }: MessageEvent<ArrayBuffer>) => editorMessage.post(socketMessage.read(data), toFrame);
toFrame.onmessage = ({ data }) => socket.send(JSON.stringify(data));
socket.onopen = () => {
  const frame = document.createElement("iframe");
  frame.onload = () => frame.contentWindow?.postMessage(null, "*", [port2]);
  frame.src = scope.frameAddress;
  document.body.append(frame);
};
