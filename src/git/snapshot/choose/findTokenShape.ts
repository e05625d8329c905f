/** Written so that Python's bytes patterns and JavaScript's patterns over Latin-1 text mean the same. */
const shapes: readonly (readonly [label: string, shape: RegExp])[] = [
  ["private key", /-----BEGIN [A-Z ]{0,40}PRIVATE KEY/],
  ["AWS key", /\b(?:AKIA|ASIA)[0-9A-Z]{16}\b/],
  ["GitHub token", /\bgh[pousr]_[A-Za-z0-9]{36}/],
  ["GitHub token", /\bgithub_pat_[A-Za-z0-9_]{22}/],
  ["GitLab token", /\bglpat-[A-Za-z0-9_-]{20}/],
  ["Slack token", /\bxox[abeprs]-[A-Za-z0-9-]{10}/],
  ["Hugging Face token", /\bhf_[A-Za-z0-9]{30}/],
  ["OpenAI key", /\bsk-[A-Za-z0-9]{32}/],
  ["API key", /\bsk-(?:proj|svcacct|admin|ant-[a-z0-9]{2,8}|or-v1)-[A-Za-z0-9_-]{20}/],
  ["Google key", /\bAIza[0-9A-Za-z_-]{35}/],
  ["npm token", /\bnpm_[A-Za-z0-9]{36}/],
  ["PyPI token", /\bpypi-AgEI[A-Za-z0-9_-]{20}/],
  ["Stripe key", /\b[rs]k_live_[0-9A-Za-z]{20}/],
  ["SendGrid key", /\bSG\.[A-Za-z0-9_-]{16,64}\.[A-Za-z0-9_-]{16}/],
  ["Azure key", /AccountKey=[A-Za-z0-9+/]{60}/],
  ["W&B key", /[Ww][Aa][Nn][Dd][Bb]_?[Aa][Pp][Ii]_?[Kk][Ee][Yy][^\n]{0,20}\b[0-9a-f]{40}\b/],
  ["JSON web token", /\beyJ[A-Za-z0-9_-]{10,4096}\.eyJ[A-Za-z0-9_-]{10,4096}\.[A-Za-z0-9_-]{10}/],
  [
    "password in an address",
    /\b[a-z][a-z0-9+.-]{1,20}:\/\/[^\x00-\x20/:@'"<>{}$]{1,100}:[^\x00-\x20/:@'"<>{}$]{3,100}@/,
  ],
];

/** What kind of token or key the content seems to hold (the first of the list that matches), or null. */
export function findTokenShape(content: Buffer): string | null {
  const text = content.toString("latin1");
  return shapes.find(([, shape]) => shape.test(text))?.[0] ?? null;
}
