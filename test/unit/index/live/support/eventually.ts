/** Tries again until `check` passes. Rejects with its last failure when `within` ms are over. */
export async function eventually<T>(check: () => T | Promise<T>, within = 60_000): Promise<T> {
  const end = performance.now() + within;
  for (;;) {
    try {
      return await check();
    } catch (error) {
      if (performance.now() > end) throw error;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
}
