"""Which untracked files are code by their name, and which look like secrets (docs/snapshots.md, "Untracked files")."""

from __future__ import annotations

from typing import Optional

_CODE_EXTENSIONS = frozenset(
    (
        "py pyi pyx pxd pxi ipynb r rmd qmd jl m c h cc cpp cxx hh hpp hxx cu cuh cl metal f f90 f95 f03 for go rs"
        " java kt kts scala swift js mjs cjs jsx ts mts cts tsx lua pl rb php cs fs sql sh bash zsh fish ps1 bat cmd"
        " awk sed proto thrift fbs capnp yaml yml toml ini cfg conf config json jsonc json5 jsonnet libsonnet hcl tf"
        " gin xml properties md rst txt tex cmake mk gradle bazel bzl j2 jinja jinja2 tmpl css scss html htm vue"
        " svelte dvc diff patch"
    ).encode("ascii").split()
)
_CODE_NAMES = frozenset(
    (
        "makefile gnumakefile dockerfile containerfile snakefile jenkinsfile pipfile procfile justfile workspace build"
        " .gitignore .gitattributes .gitmodules .dockerignore .editorconfig .flake8 .pylintrc .python-version"
        " poetry.lock pipfile.lock uv.lock pdm.lock cargo.lock dvc.lock go.mod go.sum"
    ).encode("ascii").split()
)
_SECRET_NAMES = frozenset(
    b".netrc _netrc .npmrc .pypirc .git-credentials .dockercfg .pgpass .my.cnf .boto .s3cfg .htpasswd kaggle.json".split()
)
_SECRET_PREFIXES = (b".env", b"id_")
_SECRET_SUFFIXES = tuple(
    b".pem .key .p12 .pfx .jks .keystore .kdbx .asc .gpg .age .ppk .ovpn .keytab .tfstate .tfvars".split()
)
_SECRET_PARTS = (b"credential", b"secret", b"service_account", b"service-account", b"private_key", b"private-key")
_SECRET_FOLDERS = frozenset(b".ssh .aws .gnupg .azure .kube .docker .env".split())

NOT_CODE = "not code or configuration"
SECRET_NAME = "name looks like a secret"


def refuse_by_name(path: bytes, is_known_code: bool) -> Optional[str]:
    """Why an untracked file is left out by its name alone, or None.

    `is_known_code` (the entry script, imported files) lifts the allow-list, never the deny-list.
    """
    *folders, name = path.lower().split(b"/")  # bytes.lower() changes A-Z only, as the recipe says
    if _is_secret_name(name) or any(_is_secret_folder(folder) for folder in folders):
        return SECRET_NAME
    _, dot, extension = name.rpartition(b".")
    is_code = is_known_code or name in _CODE_NAMES or (bool(dot) and extension in _CODE_EXTENSIONS)
    return None if is_code else NOT_CODE


def _is_secret_name(name: bytes) -> bool:
    return (
        name in _SECRET_NAMES
        or name.startswith(_SECRET_PREFIXES)
        or name.endswith(_SECRET_SUFFIXES)
        or any(part in name for part in _SECRET_PARTS)
    )


def _is_secret_folder(name: bytes) -> bool:
    return name in _SECRET_FOLDERS or any(part in name for part in _SECRET_PARTS)
