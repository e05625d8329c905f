/** The number of the topmost row that is drawn: the elements of rows are used again and stand in any order. */
const firstRow = (): number =>
  Math.min(...Array.from(document.querySelectorAll(".grid-body [role=row]"), (row) => Number(row.ariaRowIndex)));

/** Resolves after the next frame is on the screen. */
function painted(): Promise<number> {
  return until(() => true);
}

/** Resolves after the first frame that shows what is looked for: frames are asked just before their paint. */
async function until(isSo: () => boolean): Promise<number> {
  const end = performance.now() + 60_000;
  do {
    if (performance.now() > end) throw new Error("The table did not get there.");
    await new Promise((resolve) => requestAnimationFrame(resolve));
  } while (!isSo());
  return new Promise((resolve) => setTimeout(() => resolve(performance.now())));
}

/** The text of the rows that can be seen, to see that they are others. */
const shownText = (): string => document.querySelector(".grid-body")?.textContent ?? "";

/** What the benchmark calls in the page; every time in ms. */
const tableProbe = {
  /** Tells the host how long it takes from now, the first line of the page's script, until every cell in sight has its text. */
  tellFirstPaint(): void {
    const scope = window as unknown as { postedToHost(time: number): void };
    const start = performance.now();
    const isFull = () => document.querySelectorAll(".grid-body .grid-cell").length > 100 && !shownText().includes("…");
    void until(isFull).then((end) => scope.postedToHost(end - start));
  },

  async sort(times: number): Promise<number[]> {
    const taken: number[] = [];
    for (let turn = 0; turn < times; turn++) {
      const heads = [...document.querySelectorAll("[role=columnheader]")];
      const head = heads.find((one) => one.textContent.includes("metric_0")) ?? heads[6];
      const before = shownText();
      const start = performance.now();
      head?.dispatchEvent(new PointerEvent("pointerdown", { bubbles: true, button: 0 }));
      window.dispatchEvent(new PointerEvent("pointerup", { bubbles: true }));
      taken.push((await until(() => shownText() !== before)) - start);
    }
    return taken;
  },

  async filter(typingPause: number): Promise<number[]> {
    const taken: number[] = [];
    for (const text of ["> 0.1", "> 0.5", ""]) {
      const box = document.querySelector<HTMLInputElement>(".filter input[data-column='metrics.metric_0']");
      if (!box) throw new Error("There is no filter box.");
      const before = document.querySelector(".count")?.textContent;
      box.value = text;
      const start = performance.now();
      box.dispatchEvent(new InputEvent("input", { bubbles: true }));
      const isDone = () => document.querySelector(".count")?.textContent !== before;
      taken.push((await until(isDone)) - start - typingPause);
    }
    return taken;
  },

  async scroll(steps: number): Promise<number[]> {
    const grid = document.querySelector("[role=grid]");
    const taken: number[] = [];
    for (let step = 0; step < steps && grid; step++) {
      const before = firstRow();
      const start = performance.now();
      grid.scrollTop += 480;
      taken.push((await painted()) - start);
      if (firstRow() === before) await until(() => firstRow() !== before);
    }
    return taken;
  },

  /** The same number of cells as plain elements. */
  async plain(runs: number, columns: number): Promise<number> {
    const start = performance.now();
    const table = document.createElement("table");
    for (let row = 0; row < runs; row++) {
      const line = table.insertRow();
      for (let column = 0; column < columns; column++)
        line.insertCell().textContent = String(((row * 31 + column) % 7919) / 7919).slice(0, 6);
    }
    document.body.append(table);
    return (await painted()) - start;
  },
};

Object.assign(window, { tableProbe });
