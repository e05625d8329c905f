/** Whether a desktop program could show a window on this machine. */
export function hasDisplay() {
  return process.platform !== "linux" || Boolean(process.env["DISPLAY"] || process.env["WAYLAND_DISPLAY"]);
}
