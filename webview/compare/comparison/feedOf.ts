import type { CompareContext } from "../compareContext";
import { ComparisonFeed } from "./comparisonFeed";

const feeds = new WeakMap<CompareContext, ComparisonFeed>();

/** The one feed of a page, which its sections share. */
export function feedOf(context: CompareContext): ComparisonFeed {
  const feed = feeds.get(context) ?? new ComparisonFeed(context);
  feeds.set(context, feed);
  return feed;
}
