"""Files, hashes, tickets and streams of a RUN: docs/spec.md §1 and §2."""

import hashlib
import hmac
import json
import struct


# ---------------------------------------------------------------- §1 files: canonical JSON, read strictly, compared by path

class Differs(Exception):
    """The first place where RUN is not what the texts say: JSON path, expected, found."""

    def __init__(self, path, mine, found):
        super().__init__(path, mine, found)
        self.path, self.mine, self.found = path, mine, found


class Misuse(Exception):
    """There is nothing to replay."""


def canonical(value):
    """RFC 8785 bytes of a value without floats."""
    def sort(v):
        if isinstance(v, dict):
            return {k: sort(v[k]) for k in sorted(v, key=lambda k: k.encode("utf-16-be"))}
        return [sort(x) for x in v] if isinstance(v, list) else v
    return json.dumps(sort(value), ensure_ascii=False, separators=(",", ":")).encode("utf-8")


def read(run, name):
    """A file's value; every spelling but the canonical one is refused."""
    def whole(text):
        if abs(int(text)) > 2**53 - 1:
            raise ValueError("integer out of range")
        return int(text)

    def refuse(text):
        raise ValueError(f"not an integer: {text}")

    def unique(pairs):
        if len(dict(pairs)) != len(pairs):
            raise ValueError("duplicate key")
        return dict(pairs)
    try:
        data = (run / name).read_bytes()
    except OSError as error:
        raise Misuse(f"{name}: {error.strerror}") from None
    try:
        value = json.loads(data.decode("utf-8"), parse_int=whole, parse_float=refuse, parse_constant=refuse,
                           object_pairs_hook=unique)
        same = canonical(value) == data
    except (ValueError, RecursionError) as error:
        raise Differs(name, "规范 JSON canonical JSON", str(error)) from None
    if not same:
        raise Differs(name, "规范 JSON canonical JSON", "其他写法 another spelling")
    return value


def same(path, mine, found):
    """Raise at the first place, in reading order, where `found` is not `mine`."""
    if isinstance(mine, tuple):
        mine = list(mine)
    if isinstance(mine, dict) and isinstance(found, dict):
        for key in sorted(set(mine) | set(found)):
            if key not in mine or key not in found:
                raise Differs(f"{path}.{key}", mine.get(key, "(没有 nothing)"), found.get(key, "(没有 nothing)"))
            same(f"{path}.{key}", mine[key], found[key])
    elif isinstance(mine, list) and isinstance(found, list):
        for i, (a, b) in enumerate(zip(mine, found)):
            same(f"{path}[{i}]", a, b)
        if len(mine) != len(found):
            raise Differs(f"{path}[{min(len(mine), len(found))}]", f"{len(mine)} 行 rows", f"{len(found)} 行 rows")
    elif type(mine) is not type(found) or mine != found:
        raise Differs(path, mine, found)


# ---------------------------------------------------------------- §2 hashes, tickets, stream

def sha(data):
    return hashlib.sha256(data).digest()


def mac(key, message):
    return hmac.new(key, message, hashlib.sha256).digest()


def expand(key, info):
    return mac(key, info + b"\x01")


def lp(data):
    data = data.encode() if isinstance(data, str) else data
    return struct.pack(">I", len(data)) + data


def salt(secret, name):
    return expand(mac(secret, b"EH1/salt\0"), lp(name))[:16].hex()


def tree(leaves):
    """RFC 6962 tree hash: leaves under 0x00, nodes under 0x01; the left part is the largest power of two below the whole."""
    level = [sha(b"\0" + leaf) for leaf in leaves]
    while len(level) > 1:  # an odd last one rises, which is the same tree
        level = [sha(b"\x01" + level[i] + level[i + 1]) if i + 1 < len(level) else level[i] for i in range(0, len(level), 2)]
    return level[0] if level else sha(b"")


def chacha(key):
    """64-bit words of ChaCha20 (RFC 8439), zero nonce, counter from 0."""
    start = list(struct.unpack("<4I", b"expand 32-byte k") + struct.unpack("<8I", key)) + [0, 0, 0, 0]
    rounds = [(i, 4 + (i + s) % 4, 8 + (i + 2 * s) % 4, 12 + (i + 3 * s) % 4) for s in (0, 1) for i in range(4)]
    while True:
        x = start[:]
        for a, b, c, d in rounds * 10:
            p, q, r, s = x[a], x[b], x[c], x[d]
            p = p + q & 0xFFFFFFFF; s ^= p; s = (s << 16 | s >> 16) & 0xFFFFFFFF
            r = r + s & 0xFFFFFFFF; q ^= r; q = (q << 12 | q >> 20) & 0xFFFFFFFF
            p = p + q & 0xFFFFFFFF; s ^= p; s = (s << 8 | s >> 24) & 0xFFFFFFFF
            r = r + s & 0xFFFFFFFF; q ^= r; q = (q << 7 | q >> 25) & 0xFFFFFFFF
            x[a], x[b], x[c], x[d] = p, q, r, s
        words = [(a + b) & 0xFFFFFFFF for a, b in zip(x, start)]
        yield from (words[i] | words[i + 1] << 32 for i in range(0, 16, 2))
        start[12] += 1


class Seed:
    """The key K and what is drawn from it."""

    def __init__(self, secret, commitment, source, value):
        self.key = mac(secret, b"EH1/seed\0" + commitment + lp(canonical(source)) + lp(value))

    def ticket(self, *parts):
        return expand(self.key, b"EH1/ticket\0" + b"".join(lp(p) for p in parts))

    def below(self, purpose):
        stream = chacha(expand(self.key, b"EH1/stream\0" + lp(purpose)))

        def below(n):
            for word in stream:
                if word < 2**64 - 2**64 % n:
                    return word % n
        return below
