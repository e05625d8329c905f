import type { BytePath } from "../../paths/bytePath";
import { harmlessReasons } from "./harmlessReasons";

const words = (text: string): string[] => text.split(" ");

const codeExtensions = new Set(
  words(
    "py pyi pyx pxd pxi ipynb r rmd qmd jl m c h cc cpp cxx hh hpp hxx cu cuh cl metal f f90 f95 f03 for go rs " +
      "java kt kts scala swift js mjs cjs jsx ts mts cts tsx lua pl rb php cs fs sql sh bash zsh fish ps1 bat cmd " +
      "awk sed proto thrift fbs capnp yaml yml toml ini cfg conf config json jsonc json5 jsonnet libsonnet hcl tf " +
      "gin xml properties md rst txt tex cmake mk gradle bazel bzl j2 jinja jinja2 tmpl css scss html htm vue " +
      "svelte dvc diff patch",
  ),
);
const codeNames = new Set(
  words(
    "makefile gnumakefile dockerfile containerfile snakefile jenkinsfile pipfile procfile justfile workspace build " +
      ".gitignore .gitattributes .gitmodules .dockerignore .editorconfig .flake8 .pylintrc .python-version " +
      "poetry.lock pipfile.lock uv.lock pdm.lock cargo.lock dvc.lock go.mod go.sum",
  ),
);
const secretNames = new Set(
  words(".netrc _netrc .npmrc .pypirc .git-credentials .dockercfg .pgpass .my.cnf .boto .s3cfg .htpasswd kaggle.json"),
);
const secretPrefixes = [".env", "id_"];
const secretSuffixes = words(
  ".pem .key .p12 .pfx .jks .keystore .kdbx .asc .gpg .age .ppk .ovpn .keytab .tfstate .tfvars",
);
const secretParts = words("credential secret service_account service-account private_key private-key");
const secretFolders = new Set(words(".ssh .aws .gnupg .azure .kube .docker .env"));

/**
 * Why an untracked file is left out by its name alone, or null (docs/snapshots.md, "Untracked files").
 * `isKnownCode` (the entry script, imported files) lifts the allow-list, never the deny-list.
 */
export function refuseByName(path: BytePath, isKnownCode: boolean): string | null {
  const folders = path.replace(/[A-Z]/g, (letter) => letter.toLowerCase()).split("/");
  const name = folders.pop() ?? "";
  if (isSecretName(name) || folders.some(isSecretFolder)) return "name looks like a secret";
  const dot = name.lastIndexOf(".");
  const isCode = isKnownCode || codeNames.has(name) || (dot >= 0 && codeExtensions.has(name.slice(dot + 1)));
  return isCode ? null : harmlessReasons.notCode;
}

function isSecretName(name: string): boolean {
  return (
    secretNames.has(name) ||
    secretPrefixes.some((prefix) => name.startsWith(prefix)) ||
    secretSuffixes.some((suffix) => name.endsWith(suffix)) ||
    secretParts.some((part) => name.includes(part))
  );
}

function isSecretFolder(name: string): boolean {
  return secretFolders.has(name) || secretParts.some((part) => name.includes(part));
}
