/**
 * Draws a part of the page again only when what it shows is another than before, so that a live run takes no button
 * from under the keyboard and folds nothing that was unfolded.
 */
export function shownOnce<T>(draw: (value: T) => void): (value: T) => void {
  let before = "";
  return (value) => {
    const now = JSON.stringify(value);
    if (now === before) return;
    before = now;
    draw(value);
  };
}
