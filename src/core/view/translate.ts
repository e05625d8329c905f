/**
 * Gives a message in the user's language, with {0}, {1} … replaced by the arguments. The view models take it as an
 * argument, since the core knows no editor.
 */
export type Translate = (message: string, ...args: (string | number)[]) => string;
