/**
 * A path of a repository: bytes, written as a string of one character a byte (Latin-1), with forward slashes.
 * Git's paths need not be UTF-8; this form compares and sorts bytewise.
 */
export type BytePath = string;
