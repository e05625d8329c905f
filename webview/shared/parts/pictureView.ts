import { element } from "../element";

/**
 * A picture that is fetched when it comes into sight, and let go of when it leaves the page.
 * @param name what the picture is, for those who do not see it
 */
export function pictureView(name: string, type: string, fetchBytes: () => Promise<Uint8Array>): HTMLElement {
  const frame = element("div", { class: "picture" });
  const load = async (): Promise<void> => {
    try {
      const bytes = await fetchBytes();
      if (frame.isConnected) frame.replaceChildren(imageOf(name, type, bytes));
    } catch (error) {
      const text = error instanceof Error ? error.message : String(error);
      frame.replaceChildren(element("span", { class: "muted" }, text));
    }
  };
  const observer = new IntersectionObserver((entries) => {
    if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
    observer.disconnect();
    void load();
  });
  observer.observe(frame);
  return frame;
}

/** The address is let go of as soon as the picture is decoded: the image keeps its pixels. */
function imageOf(name: string, type: string, bytes: Uint8Array): HTMLImageElement {
  const image = document.createElement("img");
  const address = URL.createObjectURL(new Blob([bytes.slice()], { type }));
  const release = (): void => URL.revokeObjectURL(address);
  image.addEventListener("load", release, { once: true });
  image.addEventListener("error", release, { once: true });
  image.alt = name.slice(0, 200);
  image.src = address;
  return image;
}
