#!/bin/sh
# Makes the pictures of the README with chromium and python3, from a fresh demo or from the report of a RUN.
#   sh docs/pictures/make.sh [RUN/report/report.html]      EVENHAND=… BROWSER=… name other programs
set -eu
here=$(cd "$(dirname "$0")" && pwd)
evenhand=${EVENHAND:-"cargo run --quiet --release --manifest-path $here/../../Cargo.toml --"}
browser=${BROWSER:-chromium}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
report=${1:-"$work/demo/run/report/report.html"}
[ $# -gt 0 ] || $evenhand demo --out "$work/demo" --quiet >/dev/null

# One picture of the report as a page of its own: head of the report, then the section that holds the drawing ID.
cat >"$work/one.py" <<'PY'
import re, sys
page, name, drawings, zoom, out = open(sys.argv[1], encoding="utf-8").read(), sys.argv[2], int(sys.argv[3]), sys.argv[4], sys.argv[5]
head = page[: page.index("<body>") + 6].replace("</style>", f"html{{zoom:{zoom}}}" "body{padding:8px 14px!important}h2{margin-top:.2em!important}</style>")
section = next(s for s in re.findall(r'<section class="picture">.*?</section>', page, re.S) if f'id="{name}-0-t"' in s)
parts = re.split(r'(?=<div class="drawing">)', section)
open(out, "w", encoding="utf-8").write(head + "".join(parts[: drawings + 1]))
PY

# name of the picture, drawings of it, zoom, width and height in pixels
shoot() {
    python3 "$work/one.py" "$report" "$1" "$2" "$3" "$work/$1.html"
    "$browser" --headless --no-sandbox --disable-gpu --hide-scrollbars --user-data-dir="$work/profile" \
        --window-size="$4" --screenshot="$here/$1.png" "file://$work/$1.html" >/dev/null 2>&1
    echo "$here/$1.png $(wc -c <"$here/$1.png") bytes"
}
shoot coverage 1 .78 740,775
shoot calendar 4 .8 760,545
shoot map 1 .62 600,690
