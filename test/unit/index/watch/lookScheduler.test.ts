import assert from "node:assert/strict";
import { setImmediate } from "node:timers/promises";
import { LookScheduler } from "../../../../src/index/watch/lookScheduler";
import { eventually } from "../live/support/eventually";

describe("look scheduler", () => {
  let scheduler: LookScheduler | null = null;
  afterEach(() => scheduler?.dispose());

  /** Places with news or without, and what was done with them. */
  function places({ canPause = true } = {}) {
    const news = new Set<string>();
    const looks = new Map<string, number>();
    const paused = new Set<string>();
    const made = new LookScheduler({
      look: (key) => {
        looks.set(key, looksAt(key) + 1);
        return news.has(key);
      },
      pause: (key) => {
        if (canPause) paused.add(key);
        return canPause;
      },
      resume: (key) => void paused.delete(key),
    });
    const looksAt = (key: string) => looks.get(key) ?? 0;
    scheduler = made;
    /** Sends events without a pause until the condition holds. */
    const eventsUntil = async (key: string, holds: () => boolean) => {
      for (const end = performance.now() + 60_000; !holds(); await setImmediate()) {
        assert.ok(performance.now() < end, "the events have not the effect that is waited for");
        made.event(key);
      }
    };
    return { made, news, paused, looksAt, eventsUntil };
  }

  it("looks at once at the first event, and once more after the last", async () => {
    const { made, looksAt } = places();
    made.event("a");
    assert.equal(looksAt("a"), 1);
    assert.equal(looksAt("b"), 0);
    await eventually(() => assert.equal(looksAt("a"), 2));
  });

  it("gathers the events of a burst", async () => {
    const { made, looksAt } = places();
    for (let i = 0; i < 1000; i++) made.event("a");
    assert.ok(looksAt("a") < 100, `${looksAt("a")} looks for 1,000 events`);
    const before = looksAt("a");
    await eventually(() => assert.ok(looksAt("a") > before));
  });

  it("looks without events at a place with news all the time, until it rests", async () => {
    const { made, news, paused, looksAt, eventsUntil } = places();
    news.add("a");
    await eventsUntil("a", () => paused.has("a"));
    const atPause = looksAt("a");
    await eventually(() => assert.ok(looksAt("a") > atPause + 20, "it is not looked at without events"));
    news.delete("a");
    await eventually(() => assert.equal(paused.size, 0));
    const atResume = looksAt("a");
    await eventually(() => assert.ok(looksAt("a") > atResume, "what came before the events were on again is not seen"));
    const atRest = looksAt("a");
    made.event("a");
    await eventually(() => assert.ok(looksAt("a") > atRest));
  });

  it("needs events for a place that cannot do without, and for one without news", async () => {
    const { news, paused, looksAt, eventsUntil } = places({ canPause: false });
    news.add("a");
    await eventsUntil("a", () => looksAt("a") > 20);
    await eventsUntil("b", () => looksAt("b") > 20);
    assert.equal(paused.size, 0);
    const other = places();
    await other.eventsUntil("b", () => other.looksAt("b") > 20);
    assert.equal(other.paused.size, 0);
  });

  it("forgets a place while it is looked at", async () => {
    const looked: string[] = [];
    const made = new LookScheduler({
      look: (key) => {
        looked.push(key);
        if (key === "a") made.forget("a");
        return true;
      },
      pause: () => false,
      resume: () => undefined,
    });
    scheduler = made;
    made.event("a");
    made.event("b");
    await eventually(() => assert.ok(looked.filter((key) => key === "b").length > 1));
    assert.equal(looked.filter((key) => key === "a").length, 1);
  });
});
