/**
 * A text for a message, a progress title or the prompt of an input, where the editor makes a link, also one that runs a
 * command, of every `[label](address)`. A space without width between the brackets leaves it text: names and reasons
 * come from logs, and a log can come from anybody.
 */
export function plainMessage(text: string): string {
  return text.replaceAll("](", "]\u200b(");
}
