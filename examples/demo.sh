#!/bin/sh
# The main job on the example province: from empty to the status table and the audit's findings.
# `make demo` runs it; BIN is the folder of the installed program.
set -eu
bin=$(cd "${BIN:-.venv/bin}" && pwd)
here=$(cd "$(dirname "$0")" && pwd)
unit="$here/../.demo" # a folder of its own, made anew
rm -rf "$unit" && mkdir "$unit" && cd "$unit"
cp "$here/tthc.toml" .

run() {
    printf '\n$ tthc %s\n' "$*"
    "$bin/tthc" "$@"
}

run init --province "Tỉnh Ví Dụ" --department "Trung tâm Phục vụ hành chính công tỉnh"
run import ../examples/quyet-dinh-cua-bo.csv
run import ../examples/so-van-ban-den-2025.csv
run import ../examples/quyet-dinh-cua-tinh.csv
run import ../examples/su-kien.csv
run explain 3361/qd-bct --as-of 10/01/2026
run status --as-of 10/01/2026
run audit --as-of 10/01/2026

# What has ended must go: legal documents that ended, two lists of the National Portal a month apart.
run import ../examples/van-ban-het-hieu-luc.csv
run import ../examples/cong-dvcqg-bo-khcn-2025-11-05.csv
run import ../examples/cong-dvcqg-bo-khcn-2025-12-05.csv
run portal diff --to 10/01/2026
run portal check --as-of 10/01/2026
run removal list --as-of 10/01/2026
