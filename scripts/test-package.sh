#!/usr/bin/env bash
# Installs the Debian package on a Debian 12 that has nothing else, runs the README's example, removes the package, and
# sees that nothing of it is left. Runs as root; needs debootstrap and Debian's mirror.
#   scripts/test-package.sh [FILE.deb [FOLDER]]   the package that scripts/package.sh made; a folder to keep the bare
#                                                 Debian for the next time
set -euo pipefail
cd "$(dirname "$0")/.."
package=$(realpath "${1:-$(ls -t build/package/*.deb | head -n 1)}")
mirror=${DEBIAN_MIRROR:-http://deb.debian.org/debian}
work=$(mktemp -d)
kept=${2:-$work/bare}
root=$work/root
cleanup() {
  umount "$root/proc" 2>/dev/null || true
  rm -rf --one-file-system "$work"
}
trap cleanup EXIT

if [ ! -e "$kept/etc/debian_version" ]; then
  echo "test-package: 1. a bare Debian 12"
  debootstrap --variant=minbase --include=ca-certificates bookworm "$kept" "$mirror" >/dev/null
fi
cp -a "$kept" "$root"
mount -t proc proc "$root/proc" # the program finds its data by /proc/self/exe
cp /etc/resolv.conf "$root/etc/resolv.conf"
cp "$package" "$root/srv/citygauge.deb"
inside() { chroot "$root" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin LC_ALL=C.UTF-8 DEBIAN_FRONTEND=noninteractive "$@"; }
# Paths that the package may not leave behind; apt's own bookkeeping and what dependencies own aside.
leftovers() { find "$root" -xdev -iname '*citygauge*' -not -path "$root/srv/*" | sort; }

echo "test-package: 2. installing $(basename "$package") and what it depends on"
inside apt-get update -qq
inside apt-get install -y -qq --no-install-recommends /srv/citygauge.deb fonts-noto-cjk >/dev/null
inside citygauge --version

echo "test-package: 3. the README's example"
inside useradd --create-home --home-dir /srv/planner planner
status=0
inside runuser -u planner -- sh -c 'cd && citygauge check /usr/share/citygauge/sample_data/project.toml -o out --lang en' || status=$?
[ "$status" -eq 1 ] || { echo "test-package: the sample misses targets, yet the exit code is $status" >&2; exit 1; }
for file in result.gpkg results.csv results.json results.xlsx result.qgz report.html; do
  [ -s "$root/srv/planner/out/$file" ] || { echo "test-package: out/$file is missing" >&2; exit 1; }
done
head -n 3 "$root/srv/planner/out/results.csv"
inside runuser -u planner -- sh -c 'cd && citygauge map out --format png --dpi 60 --quiet && ls out/maps | wc -l'
inside test -s /usr/share/man/man1/citygauge-check.1.gz
inside test -s /usr/share/bash-completion/completions/citygauge

echo "test-package: 4. removing it"
inside apt-get purge -y -qq citygauge >/dev/null
left=$(leftovers)
[ -z "$left" ] || { printf 'test-package: left behind:\n%s\n' "$left" >&2; exit 1; }
echo "test-package: installed, ran, and left nothing behind"
