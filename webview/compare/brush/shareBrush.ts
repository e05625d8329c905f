import type { CompareContext } from "../compareContext";

/**
 * Tells the host which runs are marked, at most once a frame: the view Runs and the Runs tables mark them, too, and a
 * page that is shown again has its marks. The first time it is told in any case: an earlier life of the page may have
 * marked others.
 */
export function shareBrush({ host, keep, runs }: CompareContext): void {
  let told = "";
  let frame = 0;
  const tell = (): void => {
    frame = 0;
    const { brush } = runs;
    const now = JSON.stringify(brush);
    if (now === told) return;
    told = now;
    keep({ brush });
    // The marks hold for this page all the same.
    host.setBrush(brush).catch(reportError);
  };
  const later = (): void => void (frame ||= requestAnimationFrame(tell));
  runs.onDidSelect.listen(later);
  later();
}
