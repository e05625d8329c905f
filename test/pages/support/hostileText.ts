/** A text that does something wherever it is taken for markup: for every field that a log can fill. */
export function hostileText(field: string): string {
  return `${field}<img src=x onerror="window.wasRun=1"><script>window.wasRun=1</script>"'\u202e${"&amp;"}`;
}
