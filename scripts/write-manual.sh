#!/bin/sh
# Writes manual pages, completion scripts and the Debian changelog into FOLDER, compressed as Debian wants them.
#   scripts/write-manual.sh PROGRAM FOLDER
set -eu
program=$1
folder=$2
# Dated like CHANGELOG.md unless told, so that one checkout gives one package.
if [ -z "${SOURCE_DATE_EPOCH:-}" ]; then
  SOURCE_DATE_EPOCH=$(stat -c %Y "$(dirname "$0")/../CHANGELOG.md")
fi
export SOURCE_DATE_EPOCH
mkdir -p "$folder/man"
"$program" docs --man "$folder/man" >/dev/null
find "$folder/man" -name '*.1' -exec gzip -9n {} +
"$program" completion bash >"$folder/citygauge.bash"
"$program" completion zsh >"$folder/_citygauge"
"$program" completion fish >"$folder/citygauge.fish"
version=$("$program" --version | sed -n 's/^citygauge //p')
{
  printf 'citygauge (%s) unstable; urgency=medium\n\n' "$version"
  printf '  * See CHANGELOG.md.\n\n'
  printf ' -- citygauge developers <citygauge@localhost>  %s\n' "$(LC_ALL=C date -u -R -d "@$SOURCE_DATE_EPOCH")"
} | gzip -9n >"$folder/changelog.gz"
