import assert from "node:assert/strict";
import type { ThemeName } from "../openPage";
import { assertAtWork } from "../support/assertAtWork";
import { realIndex, type RealIndex } from "../support/realIndex";
import type { ServedPage } from "../support/servePage";
import { eachView } from "./eachView";
import { sampleRuns } from "./sampleRuns";

/** Half the size of a small window: the same window at 200 %. */
const zoomed = { size: { width: 640, height: 400 }, machine: { deviceScaleFactor: 2 } } as const;
const narrow = { size: { width: 400, height: 700 } } as const;

/** Controls that stand outside the window, where no scrolling part of the page brings them in; and how wide it all is. */
function outside(): string[] {
  const { clientWidth } = document.documentElement;
  const isScrolled = (element: Element): boolean => {
    for (let one = element.parentElement; one && one !== document.body; one = one.parentElement)
      if (one.scrollWidth > one.clientWidth && /auto|scroll/.test(getComputedStyle(one).overflowX)) return true;
    return false;
  };
  const controls = document.querySelectorAll(
    "button, select, input, vscode-button, vscode-checkbox, vscode-text-field",
  );
  const lost = [...controls].filter((control) => {
    const { left, right, width } = control.getBoundingClientRect();
    return width > 0 && (left < -1 || right > clientWidth + 1) && !isScrolled(control);
  });
  const whole = document.documentElement.scrollWidth;
  return [...(whole > clientWidth ? [`${whole} of ${clientWidth} pixels`] : []), ...lost.map((one) => one.outerHTML)];
}

describe("the look of every view", () => {
  let index: RealIndex;
  let one: string[];
  let some: string[];
  let many: string[];
  before(async () => {
    index = await realIndex();
    many = sampleRuns(index, 200);
    some = many.slice(0, 6);
    one = many.slice(0, 1);
    await index.refresh();
  });
  after(() => index.close());

  for (const theme of ["dark", "light", "hc-dark", "hc-light"] satisfies ThemeName[])
    it(`is legible and named for screen readers in the ${theme} theme`, () =>
      eachView(index, some, { theme }, async (view, served) => {
        assert.deepEqual(await served.accessibilityProblems(), [], view);
        assertAtWork(served);
      }));

  for (const [name, how] of [["at 400 pixels", narrow] as const, ["at 200 %", zoomed] as const])
    it(`has every control within reach ${name}, with one run and with 200`, async () => {
      const look = async (view: string, served: ServedPage): Promise<void> => {
        assert.deepEqual(await served.page.evaluate(outside), [], view);
        assertAtWork(served);
      };
      await eachView(index, one, how, look);
      await eachView(index, many, how, look);
    });

  it("does not move where the machine asks for less motion", () =>
    eachView(index, some, { machine: { reducedMotion: "reduce" } }, async (view, { page }) => {
      const moving = await page.evaluate(() => document.getAnimations().length);
      assert.equal(moving, 0, view);
      const durations = await page.evaluate(() =>
        [...document.querySelectorAll("*")].map((element) => getComputedStyle(element).transitionDuration),
      );
      assert.deepEqual([...new Set(durations)], ["0s"], view);
    }));

  for (const theme of ["hc-dark", "hc-light"] satisfies ThemeName[])
    it(`keeps the colours of the ${theme} theme where the machine forces its own`, () =>
      eachView(index, some, { theme, machine: { forcedColors: "active" } }, async (view, served) => {
        assertAtWork(served);
        const [ground, wanted] = await served.page.evaluate(() => {
          const { body, documentElement } = document;
          const wish = document.createElement("i");
          wish.style.color = getComputedStyle(documentElement).getPropertyValue("--vscode-editor-background");
          body.append(wish);
          const colours = [getComputedStyle(body).backgroundColor, getComputedStyle(wish).color];
          wish.remove();
          return colours;
        });
        assert.equal(ground, wanted, view);
      }));
});
