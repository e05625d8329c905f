/**
 * The README as the package shows it: pictures and links into the repository lead nowhere there, so pictures go, and of
 * a link only its text stays.
 */
export function packagedReadme(text) {
  return text.replace(/^!\[[^\]]*\]\((?!https:)[^)]*\)\n+/gm, "").replace(/\[([^\]]+)\]\((?!https:|#)[^)]*\)/g, "$1");
}
