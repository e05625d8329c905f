/** The outer frame of a panel: makes the page's own frame once the window has joined it, and carries its messages. */
const page = document.createElement("iframe");
let toWindow: MessagePort | null = null;
addEventListener("message", ({ data, ports, source }: MessageEvent<unknown>) => {
  if (source === page.contentWindow) return toWindow?.postMessage(data);
  [toWindow = null] = ports;
  if (!toWindow) return;
  toWindow.onmessage = (event: MessageEvent<{ message: unknown; moved: ArrayBuffer[] }>) =>
    page.contentWindow?.postMessage(event.data.message, "*", event.data.moved);
  page.src = "/";
  document.body.append(page);
});
