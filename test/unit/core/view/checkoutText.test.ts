import assert from "node:assert/strict";
import { checkoutText, type CheckoutChangeFacts } from "../../../../src/core/view/source/checkoutText";

const t = (text: string, ...values: (string | number | boolean)[]): string =>
  text.replace(/\{(\d)\}/g, (_, at: string) => String(values[Number(at)]));
const change = (kind: CheckoutChangeFacts["kind"], path: string, isTracked = true): CheckoutChangeFacts => ({
  path,
  kind,
  isTracked,
});

describe("the text before a checkout in place", () => {
  it("says what goes, what git has no copy of, what stays, and what comes back", () => {
    const changes = [
      change("overwritten", "train.py"),
      change("overwritten", "a.pt", false),
      change("removed", "b.py"),
    ];
    const kept = [{ path: "big.bin", reason: "filter lfs" }];
    const text = checkoutText({ folder: "/project", changes, kept, branch: "main" }, t);
    assert.match(text, /^\/project\n\nOverwritten \(2\): train\.py, a\.pt \(not tracked\)\n\nRemoved \(1\): b\.py\n\n/);
    assert.match(text, /Stays as it is: big\.bin \(filter lfs\)/);
    assert.match(text, /brings back the branch main, the index and every byte/);
  });

  it("lists a few names of many, and says when no file changes", () => {
    const changes = Array.from({ length: 20 }, (_, at) => change("created", `${at}.py`));
    assert.match(
      checkoutText({ folder: "/p", changes, kept: [], branch: null }, t),
      /Created \(20\): 0\.py,.* 5\.py, and 14 more/,
    );
    const none = checkoutText({ folder: "/p", changes: [], kept: [], branch: null }, t);
    assert.match(none, /No file changes\.[^]*the commit that is checked out now/);
  });
});
