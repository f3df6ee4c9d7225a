#!/usr/bin/env python3
"""Worked bytes of docs/spec.md, computed by audit/eh1.py from small inputs chosen by hand: tests/vectors/eh1.json.

    python3 audit/vectors.py > tests/vectors/eh1.json

Every value is what the text says of the inputs beside it, found by a program that shares no line with the one under test; bytes are
hexadecimal. Before anything is printed, the functions used are held to answers of others (RFC 8439, RFC 6962, RFC 8785, drand).
"""
import base64, json, sys  # noqa: E401
from pathlib import Path

sys.dont_write_bytecode = True
import eh1 as r  # noqa: E402

FOREIGN = json.loads((Path(__file__).parent.parent / "tests/vectors/foreign.json").read_text(encoding="utf-8"))
SECRET = bytes(range(32))
ROUND = FOREIGN["drand"]["quicknet"]["rounds"][1]
SOURCES = [  # (source, a value, texts that are not canonical)
    ({"digits": 5, "kind": "dice", "when": "2025-03-03 10:00 大厅"}, "00731", ["731", "0731 ", "００７３１", "007310", "0073a"]),
    ({"contributors": ["甲", "乙", "丙"], "digits": 3, "kind": "citizens", "when": "2025-03-03 10:00"}, "007/120/999",
     ["007/120", "007/120/999/", "7/120/999", "007120999", "007／120／999"]),
    ({"game": "kl8", "issue": "2025051", "kind": "numbers", "when": "2025-03-03 21:30"},
     "1.5.9.12.18.20.23.31.36.40.44.47.50.53.58.61.66.70.77.80./",
     ["1.5.9.12.18.20.23.31.36.40.44.47.50.53.58.61.66.70.77.81./", "5.1.9.12.18.20.23.31.36.40.44.47.50.53.58.61.66.70.77.80./",
      "01.5.9.12.18.20.23.31.36.40.44.47.50.53.58.61.66.70.77.80./", "1.5.9.12.18.20.23.31.36.40.44.47.50.53.58.61.66.70.77.80."]),
    ({"game": "ssq", "issue": "2025026", "kind": "numbers", "when": "2025-03-04 21:15"}, "2.7.11.19.28.33./16./",
     ["2.7.11.19.28.33./17./", "2.7.11.19.28.34./16./", "2.2.11.19.28.33./16./", "2.7.11.19.28.33.16./"]),
    ({"game": "dlt", "issue": "25024", "kind": "numbers", "when": "2025-03-05 21:10"}, "1.8.17.25.35./3.12./",
     ["1.8.17.25.36./3.12./", "1.8.17.25.35./12.3./", "1.8.17.25.35./0.12./"]),
    ({"game": "3d", "issue": "2025051", "kind": "numbers", "when": "2025-03-03 21:15"}, "9.0.9./",
     ["9.0./", "9.0.10./", "909/", "9.00.9./"]),
    ({"chain": r.QUICKNET, "kind": "drand", "round": 1000, "when": "2023-08-23 23:58"}, ROUND["sig"],
     [ROUND["sig"].upper(), ROUND["rand"], ""]),
]
CANONICAL = [{}, [], "", 0, -1, 2**53 - 1, 1 - 2**53, True, False, None, {"b": [1, {"z": None, "a": "é"}], "a": "楚雄州"},
             "\b\t\n\f\r\"\\/\u0000\u001f\u007f\u2028", {"1": 1, "10": 2, "2": 3, "A": 4, "a": 5, "é": 6, "中": 7}, ["😀", "e\u0301"],
             {"\r": 1, "1": 2, "\u0080": 3, "ö": 4, "€": 5, "😀": 6, "\ufb33": 7}]  # the last as RFC 8785 §3.2.3 has it
REFUSED = [
    '{"a":1,"a":1}', '{"\ufb33":1,"😀":2}', '{"b":1,"a":2}', '{"a":1 }', ' 1', '1\n', '1.0', '1e2', '-0', '01', '+1', str(2**53),
    str(-2**53), '"\\u0041"', '"\\/"', '"\\u00e9"', '"\\u000A"', '"\\u000a"', '"\\ud800"', '\ufeff{}', '{}{}', '[1,]', "{'a':1}", 'NaN', 'Infinity',
    '', '{"a":１}', 'nul', '"a\tb"', '[1}', '"']
ROW = {"address": "虚构街1号", "at": {"lat": 25036030, "lon": 101544820}, "channel": "physical", "closed": [], "closed_weekdays": [7],
       "county": "532301", "credit": "b", "hours": {"from": 510, "to": 1080}, "name": "示例一店", "products": ["paint", "tyre"],
       "scopes": ["seller"], "site": "", "status": "open", "venue": "ordinary"}
ROWS = [{**ROW, "id": uscc + ("#" + site if site else ""), "site": site, "uscc": uscc}
        for uscc, site in (("91532301XN0000001A", "01"), ("91532301XN0000001A", "02"), ("92532322XN0000002B", ""))]

def path_of(hashes, index):
    """RFC 6962 §2.1.1: the hashes beside the way from a leaf to the root, from the leaf up."""
    if len(hashes) == 1:
        return []
    half = 1 << (len(hashes) - 1).bit_length() - 1
    if index < half:
        return path_of(hashes[:half], index) + [r.tree(hashes[half:])]
    return path_of(hashes[half:], index - half) + [r.tree(hashes[:half])]

def shuffled(words, items):
    for i, j in ((i, i + r.below(words, len(items) - i)) for i in range(len(items) - 1)):
        items[i], items[j] = items[j], items[i]
    return items

def refused(text):
    try:
        return r.strict(text.encode("utf-8"), "") is r
    except ValueError:
        return True

def check_foreign():
    """Answers of others to the functions used."""
    assert b"".join(word.to_bytes(8, "little") for word, _ in zip(r.chacha(bytes(32)), range(8))).hex() == FOREIGN["rfc8439"]["a1_tv1"]
    leaves = [r.sha(b"\0" + bytes.fromhex(leaf)) for leaf in FOREIGN["rfc6962_roots"]["leaves"]]
    assert [r.tree(leaves[:n]).hex() for n in range(9)] == FOREIGN["rfc6962_roots"]["roots_0_to_8"]
    for one in FOREIGN["drand"]["quicknet"]["rounds"]:
        assert r.source_bytes(SOURCES[-1][0], one["sig"]).hex() == one["rand"]
    assert all(refused(text) for text in REFUSED) and not any(refused(r.canonical(value).decode()) for value in CANONICAL)
    assert not any(r.source_bytes(source, text) for source, _, bad in SOURCES for text in bad)

def main():
    check_foreign()
    salt, plan = r.salts(SECRET), {"note": "示例", "public": False, "secret_hash": r.sha(b"EH1/secret\0" + SECRET).hex(), "version": "EH1"}
    commitment = r.sha(b"EH1/plan\0" + r.canonical(plan))
    combined = [[SOURCES[i][part] for i in (0, -1, 2)] for part in (0, 1)]
    keys = [{"sources": some, "values": values, "key": r.key_of("", SECRET, commitment, some, values).hex()}
            for some, values in [([s], [v]) for s, v, _ in SOURCES] + [combined]]
    secret_key = bytes.fromhex(keys[0]["key"])
    key = r.keyed(secret_key)
    leaves = [{"id": row["id"], "row": row, "salt": salt(row["id"])} for row in ROWS]
    hashes = [r.sha(b"\0" + r.canonical(leaf)) for leaf in leaves]
    entry = {"at": "2025-03-03T09:00:00", "body": {"approver": "张三", "reason": "名录有误"}, "kind": "void", "number": 3, "previous": "ab" * 32}
    digest, words = r.sha(b"EH1/entry\0" + r.canonical(entry)), r.words(key, "below")
    bounds = [1, 2, 3, 10, 2**32 + 1, 2**63 + 1, 2**64 - 1]
    proof = {"commitment": commitment.hex(), "format": "evenhand-proof/1", "index": 1, "leaf": leaves[1], "rows": 3, "tree": "frame",
             "path": base64.b64encode(b"".join(path_of(hashes, 1))).decode()}
    many = [r.sha(b"\0" + bytes([n])) for n in range(7)]
    print(json.dumps({
        "blind": [{"code": r.blind(key, n), "number": n} for n in (0, 1, 2, 3, 675, 16383, 16384, 2**28 - 1)],
        "below": [{"n": str(n), "value": str(r.below(words, n))} for n in bounds],
        "canonical": [r.canonical(value).decode() for value in CANONICAL], "refused": REFUSED,
        "commitment": {"bytes": r.canonical(plan).decode(), "commitment": commitment.hex(), "plan": plan},
        "entry": {"digest": digest.hex(), "entry": entry, "signed_message": (b"EH1/sign\0" + digest).hex()},
        "frame": {"hashes": [h.hex() for h in hashes], "leaves": [r.canonical(leaf).decode() for leaf in leaves],
                  "root": r.tree(hashes).hex(), "rows": ROWS},
        "key_check": r.sha(b"EH1/key\0" + secret_key).hex(), "keys": keys,
        "lists": {"rows": ["甲", "乙"], "history": r.sha(r.canonical({"rows": ["甲", "乙"], "salt": salt("history")})).hex()},
        "paths": [{"index": i, "path": [h.hex() for h in path_of(many, i)]} for i in range(7)], "proof": r.canonical(proof).decode(),
        "salts": {name: salt(name) for name in ("samplers", "history", "conflicts", "matrix", "fate/" + ROWS[0]["id"], ROWS[2]["id"])},
        "secret": SECRET.hex(), "secret_hash": plan["secret_hash"],
        "shuffle": shuffled(r.words(key, "shuffle"), list(range(10))),
        "sources": [{"bytes": r.source_bytes(s, v).hex(), "canonical": r.canonical(s).decode(), "refused": bad, "source": s, "value": v}
                    for s, v, bad in SOURCES],
        "tickets": [{"parts": parts, "ticket": r.ticket(key, *parts).hex()} for parts in (
            ["enterprise", ROWS[0]["id"]], ["lab", "CX-01", ROWS[2]["id"]], ["enterprise/amendment-0001", "楚#1"], ["lab", "a", "bc"],
            ["lab", "ab", "c"])],
        "words": {of: [str(word) for word, _ in zip(r.words(key, of), range(10))] for of in ("round/enterprise", "round/sampler")},
    }, ensure_ascii=False, indent=1, sort_keys=True))

if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8"), main()
