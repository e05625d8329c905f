import type { Translate } from "../translate";

/** What a text needs to know of one path that a checkout in place changes. */
export interface CheckoutChangeFacts {
  readonly path: string;
  readonly kind: "created" | "overwritten" | "removed";
  readonly isTracked: boolean;
}

/** What a text needs to know of a checkout in place. */
export interface CheckoutFacts {
  readonly folder: string;
  readonly changes: readonly CheckoutChangeFacts[];
  readonly kept: readonly { readonly path: string; readonly reason: string }[];
  readonly branch: string | null;
}

/** Names that the text lists, at most, of each kind. */
const listed = 6;

/** Says before the act what would change in the user's working tree, and that it can be undone. Lines of plain text. */
export function checkoutText(plan: CheckoutFacts, t: Translate): string {
  const of = (kind: CheckoutChangeFacts["kind"]): readonly CheckoutChangeFacts[] =>
    plan.changes.filter((change) => change.kind === kind);
  const parts = [
    line(t("Overwritten"), of("overwritten"), t),
    line(t("Removed"), of("removed"), t),
    line(t("Created"), of("created"), t),
    ...(plan.changes.length === 0 ? [t("No file changes.")] : []),
    ...plan.kept.slice(0, listed).map(({ path, reason }) => t("Stays as it is: {0} ({1})", path, reason)),
  ];
  const before = plan.branch === null ? t("the commit that is checked out now") : t("the branch {0}", plan.branch);
  const promise = t(
    "Everything that is overwritten or removed is kept, ignored files too. Undo Checkout brings back {0}, the index and every byte.",
    before,
  );
  return [plan.folder, ...parts.filter((part) => part !== null), promise].join("\n\n");
}

function line(title: string, changes: readonly CheckoutChangeFacts[], t: Translate): string | null {
  if (changes.length === 0) return null;
  const names = changes.slice(0, listed).map(({ path, kind, isTracked }) => {
    return isTracked || kind === "created" ? path : t("{0} (not tracked)", path);
  });
  const more = changes.length > listed ? [t("and {0} more", changes.length - listed)] : [];
  return `${title} (${changes.length}): ${[...names, ...more].join(", ")}`;
}
