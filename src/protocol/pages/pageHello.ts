/**
 * The first message of a page's script: whatever was under way with an earlier life of the page (the editor ends a
 * hidden page, and starts it again when it is seen) is over, and numbers of calls begin again.
 */
export const pageHello = {
  message: { page: "hello" } as const,
  is: (message: unknown): boolean =>
    typeof message === "object" && message !== null && (message as { page?: unknown }).page === "hello",
};
