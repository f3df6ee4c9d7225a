#!/usr/bin/env bash
# Evenhand beside its peers, in one table: benches/peers/run.sh [pools] [households] [frames]   (what must be installed before: README.md)
# PEERS_SECONDS bounds the CPU time of every single process (default 120).
set -euo pipefail
cd "$(dirname "$0")/../.."
here=benches/peers
export PEERS_WORK="${PEERS_WORK:-target/peers}"
mkdir -p "$PEERS_WORK"
export PEER_PYTHON="$PEERS_WORK/venv/bin/python"
if [ ! -x "$PEER_PYTHON" ]; then
    python3 -m venv "$PEERS_WORK/venv"
    "$PEERS_WORK/venv/bin/pip" install --quiet -r "$here/requirements.txt"
fi
cargo build --release --locked --quiet --bin evenhand --example lottery_bare
CARGO_TARGET_DIR="$PEERS_WORK/envisim" cargo build --release --locked --quiet --manifest-path "$here/envisim/Cargo.toml"
export EVENHAND=target/release/evenhand
export LOTTERY_BARE=target/release/examples/lottery_bare
export PEER_ENVISIM="$PEERS_WORK/envisim/release/peer-envisim"
export PYTHONDONTWRITEBYTECODE=1
python3 "$here/run.py" "$@"
