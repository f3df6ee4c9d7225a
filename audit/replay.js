// Replays an Evenhand RUN; written from docs/spec.md (EH1) alone. Arithmetic of Ed25519 and BLS and the rules of tours are left to a judge.
// `node audit/replay.js RUN` exits with 0 if everything is the same, 3 if not, 1 if misused. In a browser it defines one global,
// evenhandReplay({"public/commitment.json": text, ...}, onProgress?) -> {same, part, path, expected, found, counts, notes, run}.
(function (global) { 'use strict';
// ---- Differences: the first one is thrown, with its place.
const need = (holds, path, expected, found) => { if (!holds) throw {path, expected, found}; };
function same(path, want, got) { if (want === got) return;
  need([want, got].every(x => x && typeof x === 'object') && Array.isArray(want) === Array.isArray(got), path, want, got);
  const at = Array.isArray(want) ? k => '[' + k + ']' : k => '.' + k;
  for (const k of Object.keys(want.length > got.length ? want : {...want, ...got})) same(path + at(k), want[k], got[k]); }
// ---- §1 Canonical JSON and the order of UTF-8.
function canon(v) {
  const bad = typeof v === 'string' ? /[\ud800-\udfff]/.test(v) && /\p{Cs}/u.test(v) : typeof v === 'number' && !Number.isSafeInteger(v);
  if (bad) throw new Error('half a surrogate pair, or no whole number below 2^53: ' + v);
  if (Array.isArray(v)) return '[' + v.map(canon).join() + ']';
  return v && typeof v === 'object' ? '{' + Object.keys(v).sort().map(k => canon(k) + ':' + canon(v[k])).join() + '}' : JSON.stringify(v); }
function parse(path, text) { // canonical if writing what it says gives it back: doubled keys and other spellings do not come back
  let value, again, at = 0;
  try { value = JSON.parse(text); again = canon(value); } catch (e) { need(false, path, 'canonical JSON', e.message); }
  while (again !== text && again[at] === text[at]) at++;
  need(again === text, path, 'canonical JSON, at character ' + at + ': ' + again.substr(at, 40), text.substr(at, 40)); return value; }
const order = differs => (a, b) => { for (let i = 0; i < a.length && i < b.length; i++) if (a[i] !== b[i]) return differs(a, b, i);
  return a.length - b.length; };
const byBytes = order((a, b, i) => a.codePointAt(i) - b.codePointAt(i)), byList = order((a, b, i) => byBytes(a[i], b[i]));
const sorted = (list, key = x => x) => list.slice().sort((a, b) => byBytes(key(a), key(b))), sum = list => list.reduce((n, x) => n + x, 0);
const flat = lists => lists.flat(), ranks = list => list.map((_, i) => i);
function collect(list, key) { // key -> items
  const map = new Map(); for (const x of list) if (map.has(key(x))) map.get(key(x)).push(x); else map.set(key(x), [x]); return map; }
// ---- §2 Bytes, SHA-256, HMAC, the tree.
const encoder = new TextEncoder(), hex = bytes => bytes.reduce((t, b) => t + (b + 256).toString(16).slice(1), '');
const unhex = text => Uint8Array.from(text.match(/../g) || [], h => parseInt(h, 16)), ONE = [1];
const isHex = (text, bytes) => typeof text === 'string' && text.length === 2 * bytes && /^[0-9a-f]*$/.test(text);
function cat(...parts) { // texts stand for their UTF-8
  const list = parts.map(p => (typeof p === 'string' ? encoder.encode(p) : p)), all = new Uint8Array(sum(list.map(p => p.length)));
  list.reduce((at, p) => { all.set(p, at); return at + p.length; }, 0); return all; }
const leafHash = leaf => H('\0' + canon(leaf)), u32 = n => [n >>> 24, n >>> 16, n >>> 8, n], LP = x => cat(u32(cat(x).length), x);
const PRIMES = [], W = new Int32Array(64), fraction = x => ((x % 1) * 2 ** 32) | 0, r = (x, n) => (x >>> n) | (x << (32 - n));
for (let n = 2; PRIMES.length < 64; n++) if (PRIMES.every(p => n % p)) PRIMES.push(n);
const IV = Int32Array.from(PRIMES.slice(0, 8), p => fraction(Math.sqrt(p))), RK = Int32Array.from(PRIMES, p => fraction(Math.cbrt(p)));
function compress(s, m, at) {
  for (let i = 0; i < 16; i++, at += 4) W[i] = (m[at] << 24) | (m[at + 1] << 16) | (m[at + 2] << 8) | m[at + 3];
  for (let i = 16, x, y; i < 64; i++) { x = W[i - 15]; y = W[i - 2];
    W[i] = (r(x, 7) ^ r(x, 18) ^ (x >>> 3)) + (r(y, 17) ^ r(y, 19) ^ (y >>> 10)) + W[i - 16] + W[i - 7]; }
  let a = s[0], b = s[1], c = s[2], d = s[3], e = s[4], f = s[5], g = s[6], h = s[7]; for (let i = 0; i < 64; i++) {
    const t = h + (r(e, 6) ^ r(e, 11) ^ r(e, 25)) + ((e & f) ^ (~e & g)) + RK[i] + W[i];
    const u = (r(a, 2) ^ r(a, 13) ^ r(a, 22)) + ((a & b) ^ (a & c) ^ (b & c));
    h = g; g = f; f = e; e = (d + t) | 0; d = c; c = b; b = a; a = (t + u) | 0; }
  s[0] += a; s[1] += b; s[2] += c; s[3] += d; s[4] += e; s[5] += f; s[6] += g; s[7] += h; }
function H(data, start = IV, before = 0) { // `before` bytes have gone into `start` already
  const bytes = cat(data), n = bytes.length, s = start.slice(), bits = 8 * (before + n), all = new Uint8Array(n + 9 + (119 - n % 64) % 64);
  all.set(bytes); all[n] = 0x80; all.set([...u32(Math.floor(bits / 2 ** 32)), ...u32(bits)], all.length - 8);
  for (let at = 0; at < all.length; at += 64) compress(s, all, at);
  return new Uint8Array(32).map((_, i) => s[i >> 2] >>> (24 - 8 * (i & 3))); }
function keyed(key) { // HMAC with a key of 32 bytes
  const pad = x => { const s = IV.slice(); compress(s, new Uint8Array(64).map((_, i) => key[i] ^ x), 0); return s; };
  const inner = pad(0x36), outer = pad(0x5c); return (...m) => H(H(cat(...m), inner, 64), outer, 64); }
function treeRoot(row) { // RFC 6962: pairs from the left, an odd one goes up as it is
  while (row.length > 1) row = row.flatMap((h, i) => (i % 2 ? [] : [i + 1 < row.length ? H(cat(ONE, h, row[i + 1])) : h]));
  return hex(row.length ? row[0] : H('')); }
// ---- §2 Chance: everything that follows from K.
function chance(K) {
  const M = keyed(K), B = keyed(M('EH1/blind\0', ONE)), stream = purpose => below(M('EH1/stream\0', LP(purpose), ONE));
  const ticket = (purpose, ...ids) => hex(M('EH1/ticket\0', LP(purpose), ...ids.map(LP), ONE)), blind = n => {
    let left = n >> 14, right = n & 0x3fff;
    for (let i = 0; i < 8; i++) { const f = B([i, right >> 8, right & 255]); [left, right] = [right, left ^ (f[0] & 63) << 8 ^ f[1]]; }
    return left * 16384 + right; }; return {check: hex(H(cat('EH1/key\0', K))), stream, ticket, blind}; }
function below(key) { // ChaCha20 (RFC 8439); gives the function below(n)
  const start = Int32Array.of(0x61707865, 0x3320646e, 0x79622d32, 0x6b206574, ...new Array(12).fill(0)), all = 1n << 64n;
  key.forEach((byte, i) => { start[4 + (i >> 2)] |= byte << (8 * (i & 3)); }); let s, used = 16;
  const mix = (a, b, d, n) => { s[a] += s[b]; s[d] = r(s[d] ^ s[a], 32 - n); };
  const quarter = (a, b, c, d) => { mix(a, b, d, 16); mix(c, d, b, 12); mix(a, b, d, 8); mix(c, d, b, 7); };
  const block = () => { s = start.slice(); used = 0;
    for (let i = 0; i < 20; i++) for (let c = 0; c < 4; c++) // columns, then diagonals
      quarter(c, ...[1, 2, 3].map(row => 4 * row + ((c + (i % 2) * row) & 3)));
    start.forEach((x, i) => { s[i] += x; }); start[12]++; };
  const word = () => { if (used === 16) block(); used += 2; return (BigInt(s[used - 1] >>> 0) << 32n) | BigInt(s[used - 2] >>> 0); };
  return n => { for (;;) { const x = word(); if (x < all - all % n) return x % n; } }; }
// ---- §2 Sources: the one text of each, and K.
const GAMES = {kl8: [[20, 1, 80]], ssq: [[6, 1, 33], [1, 1, 16]], dlt: [[5, 1, 35], [2, 1, 12]], '3d': [[3, 0, 9]]};
const QUICKNET = {chain: '52db9ba70e0cc0f6eaf7803dd07447a1f5477735fd3f661792ba94600c84e971', from: 1692803367};
function numbersHold(game, text) {
  const rules = GAMES[game] || [], groups = text.split('/').slice(0, -1).map(g => g.split('.').slice(0, -1).map(Number));
  return groups.length === rules.length && groups.map(g => g.join('.') + './').join('') === text && groups.every((g, i) =>
    g.length === rules[i][0] && g.every((n, j) => n >= rules[i][1] && n <= rules[i][2] && (game === '3d' || !j || g[j - 1] < n))); }
function valueHolds(s, text) { const digits = t => t.length === s.digits && /^[0-9]+$/.test(t), parts = text.split('/');
  return s.kind === 'dice' ? digits(text) : s.kind === 'citizens' ? parts.length === s.contributors.length && parts.every(digits)
    : s.kind === 'numbers' ? numbersHold(s.game, text) : s.kind === 'drand' && s.chain === QUICKNET.chain && isHex(text, 48); }
function keyOf(S, C, sources, values, path) {
  need(sources.length > 0 && values.length === sources.length, path, 'a value for each of at least one source', values);
  sources.forEach((s, i) => need(valueHolds(s, values[i]), path + '[' + i + ']', 'the canonical text of ' + canon(s), values[i]));
  return keyed(S)('EH1/seed\0', unhex(C), ...flat(sources.map((s, i) => [LP(canon(s)), LP(s.kind === 'drand' ? H(unhex(values[i]))
    : values[i])]))); }
// ---- §3 Who may take part.
const dayNumber = text => Date.parse(text + 'T00:00:00Z') / 864e5, dayText = n => new Date(n * 864e5).toISOString().slice(0, 10);
const weekday = n => ((n + 3) % 7) + 1, companyOf = id => id.split('#')[0]; // Monday is 1; day 0 was a Thursday
function monthsBefore(day, months) { const [y, m, d] = day.split('-').map(Number), last = new Date(Date.UTC(y, m - months, 0)).getUTCDate();
  return dayText(Date.UTC(y, m - 1 - months, Math.min(d, last)) / 864e5); }
function possibleDays({window: {from, to}, report_by: due, test_days: test, delivery_days: delivery}, {calendar: {off, work}, task}) {
  const working = n => work.includes(dayText(n)) || (weekday(n) < 6 && !off.includes(dayText(n))), days = [];
  let latest = dayNumber(due); for (let left = test + delivery; left > 0;) if (working(--latest)) left--;
  for (let n = dayNumber(sorted([from, task.issued])[1]); n <= Math.min(dayNumber(to), latest); n++) if (working(n)) days.push(n);
  return days; }
function takePart({facts}, sealed) { // id -> what an enterprise is open to, forced into and excluded from
  const {rules, task} = facts, lines = sorted(facts.lines, l => l.id), days = new Map(lines.map(l => [l.id, possibleDays(l, facts)]));
  const since = monthsBefore(task.as_of, rules.repeat_months), year = task.as_of.slice(0, 4) - 1, all = new Map();
  const followsUp = h => h.level === 'own' && h.outcome === 'fail' && +h.day.slice(0, 4) === year, near = (a, b) => a.some(x =>
    b.includes(x)); const history = collect(sealed.history, h => h.enterprise), conflicts = collect(sealed.conflicts, c => c.enterprise);
  const blocks = id => { // product -> the rule that blocks it and its latest item
    const found = new Map(); for (const item of history.get(id) || []) if (item.day >= since && item.day <= task.as_of) {
      const upper = item.level === 'upper', old = found.get(item.product), rule = upper ? 'upper_level' : 'repeat';
      if (!upper && (item.outcome === 'refused' || followsUp(item) || (old && old.rule === 'upper_level'))) continue;
      if (!old || old.rule !== rule || item.day >= old.item.day) found.set(item.product, {rule, item}); } return found; };
  for (const e of sealed.frame) {
    const blocked = blocks(e.id), closed = e.closed.map(s => [dayNumber(s.from), dayNumber(s.to)]), exclusions = [], open = [],
      products = new Map(); const cap = e.venue === 'large_retail' ? rules.batches_per_large_retail_max : rules.batches_per_enterprise_max;
    all.set(e.id, {row: e, weight: rules.weights[e.credit], cap, open, products, exclusions, forced: [], held: new Map()});
    const scope = lines.filter(l => near(l.scopes, e.scopes) && near(l.products, e.products) && (!l.counties_only
      || l.counties.some(c => c.county === e.county))); const out = (rule, evidence, line) => exclusions.push({evidence, line, rule});
    const whole = e.status !== 'open' ? e.status : e.channel === 'online' ? 'online_only' : scope.length ? null : 'not_in_scope';
    if (whole) out(whole, 'row', null); else for (const l of scope) {
      const common = sorted(l.products.filter(x => e.products.includes(x))), free = common.filter(x => !blocked.has(x));
      const recused = sorted((conflicts.get(e.id) || []).filter(c => l.labs.some(s => s.lab === c.party.lab)), c => c.party.lab)[0];
      const isOpen = n => !e.closed_weekdays.includes(weekday(n)) && !closed.some(([from, to]) => from <= n && n <= to);
      if (!free.length) { const {rule, item} = blocked.get(common[0]);
        out(rule, {history: {day: item.day, document: item.evidence, product: item.product}}, l.id);
      } else if (recused) out('lab_recusal', {conflict: {lab: recused.party.lab, reason: recused.reason}}, l.id);
      else if (!days.get(l.id).some(isOpen)) out('no_open_day', 'row', l.id);
      else { open.push(l.id); products.set(l.id, free); } } }
  for (const h of rules.follow_up_failures ? sealed.history.filter(followsUp) : []) {
    const p = all.get(h.enterprise), line = p.open.find(l => p.products.get(l).includes(h.product));
    if (line !== undefined && !p.forced.includes(line) && p.forced.length < p.cap) p.forced.push(line); } return all; }
// ---- §4 Columns and quota nodes as they are before forced batches; classes and companies.
function quotas({lines, groups}) { const columns = [], nodes = [], places = new Map(), groupOf = new Map(lines.map(l => [l.id, l.group]));
  const node = (id, lo, hi, line = null) => nodes.push({id, lo, hi, parent: null, line}) - 1;
  for (const l of sorted(lines, x => x.id)) {
    const max = l.group === null ? l.batches : groups.find(g => g.id === l.group).batches, mine = new Map(), rest = {min: 0, max};
    const column = (key, id, {min, max}) => mine.set(key, columns.push({id, line: l.id, node: node(id, min, max)}) - 1);
    for (const c of sorted(l.counties, x => x.county)) column(c.county, l.id + '/' + c.county, c);
    if (l.counties.length && !l.counties_only) column('*', l.id + '/*', rest);
    if (l.scope_limits.length) for (const s of sorted(l.scopes)) column(s, l.id + '//' + s, l.scope_limits.find(x => x.scope === s)
      || rest); const top = node(l.id, l.group === null ? max : 0, max, l.id);
    for (const c of mine.values()) nodes[columns[c].node].parent = top;
    if (!mine.size) mine.set('*', columns.push({id: l.id, line: l.id, node: top}) - 1);
    places.set(l.id, row => (l.scope_limits.length ? sorted(row.scopes).filter(s => mine.has(s)).map(s => mine.get(s))
      : [mine.get(mine.has(row.county) ? row.county : '*')])); } for (const g of sorted(groups, x => x.id)) {
    const top = node('group ' + g.id, g.batches, g.batches);
    for (const n of nodes) if (n.line !== null && groupOf.get(n.line) === g.id) n.parent = top; }
  return {columns, nodes, groupOf, of: (line, row) => places.get(line)(row)}; }
const above = (nodes, node) => (node === null ? [] : [node, ...above(nodes, nodes[node].parent)]); // it and what is above it, the root last
function classify(part, left, of) { // who takes part, what a limit leaves a company, the columns of a line open to a row
  const sites = collect(part, p => companyOf(p.row.id)), could = c => sum(sites.get(c).map(p => Math.min(p.cap, p.lines.length)));
  const groups = sorted([...sites.keys()].filter(c => could(c) > left(c))).map((code, i) => ({code, hi: left(code)})), classes = new Map();
  for (const {row, weight, cap, lines} of part) {
    const at = groups.findIndex(g => g.code === companyOf(row.id)), group = at < 0 ? null : at, mark = at < 0 ? '' : 'company ' + (at + 1);
    const key = {cap, county: row.county, lines, mark, scopes: sorted(row.scopes), weight}, text = canon(key), buckets = [];
    const arcs = line => { const places = of(line, row), bucket = places.length > 1 ? buckets.push(1) - 1 : null;
      return places.map(column => ({bucket, column})); };
    if (!classes.has(text)) classes.set(text, {arcs: flat(lines.map(arcs)), buckets, group, key, members: []});
    classes.get(text).members.push(row.id); }
  const place = ({key: a}, {key: b}) => byBytes(a.county, b.county) || byList(a.scopes, b.scopes) || a.weight - b.weight || a.cap - b.cap
    || byList(a.lines, b.lines) || byBytes(a.mark, b.mark);
  return {groups: groups.map(({hi}, i) => ({hi, id: 'company ' + (i + 1), parent: null})), classes: [...classes.values()].sort(place)}; }
function standOn(path, {columns, nodes, groups, classes}, shares) { // shares stand on these; only flows, prices and proofs are theirs
  const its = (list, i) => (list && list[i]) || {}, node = ({line, ...n}, i) => ({...n, price: its(shares.nodes, i).price});
  same(path, {grid: shares.grid, groups, columns: columns.map(({line, ...c}) => c), nodes: nodes.map(node),
    classes: classes.map(({arcs, buckets, group, key, members}, k) => {
      const {arcs: flows, den, ratio} = its(shares.classes, k), flow = (a, i) => ({...a, flow: its(flows, i).flow});
      return {arcs: arcs.map(flow), buckets, den, group, key, ratio, size: members.length}; })}, shares); prove(path, shares); }
// ---- §10 The network: arcs in the order of rounding, with exact values n/d and limits in whole seats; `hangs(k)`: class k on its group.
const gcd = (a, b) => (b ? gcd(b, a % b) : a), lcm = (a, b) => (a % b ? a / gcd(a, b) * b : a), onGrid = s => new Set(settledBy(s.grid));
const flowOf = list => list.reduce((t, a) => t + BigInt(a.flow), 0n), settledBy = grid => (grid ? grid.levels.flatMap(l => l.classes) : []);
function network(s, hangs) { // the source is 0, class k is 1 + k, then come buckets, columns, nodes, groups and the sink
  const buckets = [], arcs = [], hung = new Set();
  const columnAt = s.classes.reduce((at, c) => { buckets.push(at); return at + c.buckets.length; }, 1 + s.classes.length);
  const nodeAt = columnAt + s.columns.length, groupAt = nodeAt + s.nodes.length, sink = groupAt + s.groups.length;
  const into = Array.from({length: sink + 1}, () => ({n: 0n, d: 1n})); // what has come into a vertex
  const add = (v, {n, d}) => { const all = lcm(into[v].d, d); into[v] = {n: into[v].n * (all / into[v].d) + n * (all / d), d: all}; };
  const arc = (at, tail, head, lo, hi, value = into[tail]) => { add(head, value);
    return arcs.push({at, tail, head, lo: BigInt(lo), hi: BigInt(hi), ...value}) - 1; };
  const seats = s.classes.map((c, k) => {
    const here = '.classes[' + k + ']', up = hangs(k) && c.group !== null ? groupAt + c.group : 0, d = BigInt(c.den);
    const flow = list => ({n: flowOf(list), d}), tail = b => (b === null ? 1 + k : buckets[k] + b);
    need(c.den > 0 && c.size > 0, here, 'a positive denominator and size', c); if (up) { hung.add(c.group); add(up, flow(c.arcs)); }
    arc(here + '.arcs', up, 1 + k, 0, c.key.cap * c.size, flow(c.arcs)); const within = b => flow(c.arcs.filter(a => a.bucket === b));
    c.buckets.forEach((cap, b) => arc(here + '.buckets[' + b + ']', 1 + k, tail(b), 0, cap * c.size, within(b)));
    return c.arcs.map((a, i) => arc(here + '.arcs[' + i + '].flow', tail(a.bucket), columnAt + a.column, 0, c.size, flow([a]))); });
  s.columns.forEach((c, i) => arc('.columns[' + i + ']', columnAt + i, nodeAt + c.node, -1, 2 ** 53)); // no limits: it has its node's price
  s.nodes.forEach((n, i) => arc('.nodes[' + i + ']', nodeAt + i, n.parent === null ? sink : nodeAt + n.parent, n.lo, n.hi));
  for (const g of ranks(s.groups).filter(g => hung.has(g))) arc('.groups[' + g + ']', 0, groupAt + g, 0, s.groups[g].hi, into[groupAt + g]);
  return {arcs, seats, nodeAt, sink}; }
// ---- §10 The certificate.
function prove(path, s) {
  const grid = onGrid(s), {arcs, nodeAt, sink} = network(s, k => grid.has(k)), to = Array.from({length: sink + 1}, () => []);
  const less = (a, b) => BigInt(a.num) * BigInt(b.den) < BigInt(b.num) * BigInt(a.den), none = {den: 1, num: 0}, full = new Set();
  for (const a of arcs) { // a price passes along arcs above their least and against arcs below their most
    need(a.lo * a.d <= a.n && a.n <= a.hi * a.d, path + a.at, a.lo + ' to ' + a.hi, a.n + '/' + a.d);
    if (a.tail !== 0 && a.n > a.lo * a.d) to[a.tail].push(a.head); if (a.tail !== 0 && a.n < a.hi * a.d) to[a.head].push(a.tail);
    if (a.head <= s.classes.length && a.n === a.hi * a.d) full.add(a.head - 1); }
  const ratios = s.classes.map((c, k) => { const n = flowOf(c.arcs), d = BigInt(c.den) * BigInt(c.key.weight * c.size), g = gcd(n, d);
    same(path + '.classes[' + k + '].ratio', {den: Number(d / g), num: Number(n / g)}, c.ratio); return c.ratio; });
  const beside = ranks(ratios).filter(k => !grid.has(k)), price = [];
  const dearer = (a, b) => less(ratios[a], ratios[b]) - less(ratios[b], ratios[a]), at = k => path + '.classes[' + k + '].ratio';
  for (const k of beside.filter(x => ratios[x].num > 0).sort(dearer)) for (const todo = [1 + k]; todo.length;) {
    const v = todo.pop(); if (!price[v]) { price[v] = ratios[k]; todo.push(...to[v]); } }
  same(path + '.nodes', s.nodes.map((n, i) => ({...n, price: price[nodeAt + i] || none, lo: n.parent === null ? n.hi : n.lo})), s.nodes);
  for (const k of beside) need(full.has(k) || !less(ratios[k], price[1 + k] || none), at(k), price[1 + k], ratios[k]);
  if (s.grid !== null) proveGrid(path, s, grid, full); }
function proveGrid(path, s, grid, full) {
  const D = BigInt(s.grid.den), settled = new Map(), ys = s.classes.map(c => flowOf(c.arcs)), least = (a, b) => (a < b ? a : b);
  const rootsOf = c => c.arcs.map(a => above(s.nodes, s.columns[a.column].node).pop()), at = [...grid].map(k => s.classes[k]);
  const roots = new Set(flat(at.map(rootsOf))), groups = new Set(at.map(c => c.group).filter(g => g !== null));
  const nodes = ranks(s.nodes).filter(i => roots.has(above(s.nodes, i).pop()));
  need(s.grid.den >= 1e6, path + '.grid.den', 'at least 1000000', s.grid.den);
  s.classes.forEach((c, k) => need(grid.has(k) ? c.den === s.grid.den : !groups.has(c.group) && !rootsOf(c).some(r => roots.has(r)),
    path + '.classes[' + k + '].den', s.grid.den, c.den)); let highest = null; // room and weight of the highest bound so far
  s.grid.levels.forEach((level, i) => { const inNodes = new Set(level.nodes), inGroups = new Set(level.groups);
    const outside = ({group}) => !(group === null ? level.source : inGroups.has(group)); for (const k of level.classes) {
      need(!settled.has(k) && (full.has(k) || outside(s.classes[k])), path + '.grid.levels[' + i + ']', 'once', k); settled.set(k, i); }
    let room = level.source ? D * BigInt(sum([...groups].filter(g => !inGroups.has(g)).map(g => s.groups[g].hi))) : 0n, weight = 0n;
    for (const v of nodes) { const n = s.nodes[v], up = n.parent === null ? level.source : inNodes.has(n.parent);
      if (inNodes.has(v) !== up) room += up ? -D * BigInt(n.lo) : D * BigInt(n.hi); } for (const k of grid) {
      const c = s.classes[k], size = BigInt(c.size), open = c.arcs.filter(a => !inNodes.has(s.columns[a.column].node));
      const passes = b => Math.min(open.filter(a => a.bucket === b).length, b === null ? Infinity : c.buckets[b]);
      const out = D * size * BigInt(sum([null, ...ranks(c.buckets)].map(passes)));
      if (!outside(c)) room += least(out, D * BigInt(c.key.cap) * size);
      else if (settled.get(k) === i && !full.has(k)) { room += out; weight += BigInt(c.key.weight) * size;
        } else if (settled.has(k)) room += least(0n, out - ys[k]); } for (const k of level.classes) {
      const c = s.classes[k], mine = ys[k] * weight, w = BigInt(c.key.weight * c.size), low = (room - 2n * weight) * w;
      const holds = full.has(k) ? weight === 0n || mine <= low + 4n * weight * w : mine >= low;
      const above = !highest || ys[k] * highest[1] >= (highest[0] - 2n * highest[1]) * w;
      need(holds && above, path + '.classes[' + k + '].ratio', 'as its level allows', c.ratio); }
    if (weight && (!highest || room * highest[1] > highest[0] * weight)) highest = [room, weight]; }); }
// ---- §10 Rounding and dealing.
function round(s, below) {
  const grid = onGrid(s), {arcs, seats, sink} = network(s, k => grid.has(k)), at = Array.from({length: sink + 1}, () => []);
  const loose = i => arcs[i].n % arcs[i].d !== 0n, least = list => list.reduce((x, z) => (x < z ? x : z)), passed = new Map();
  for (const i of ranks(arcs).reverse()) if (loose(i)) { at[arcs[i].tail].push(i); at[arcs[i].head].push(i); } // the lowest one last
  const drop = list => { while (!loose(list[list.length - 1])) list.pop(); return list.pop(); };
  const next = (v, came) => { // the lowest loose arc at v other than `came`
    const lowest = drop(at[v]), found = lowest === came ? drop(at[v]) : lowest;
    at[v].push(...(found === lowest ? [found] : [found, lowest])); return found; };
  for (let first = 0; ; passed.clear()) { while (first < arcs.length && !loose(first)) first++;
    if (first === arcs.length) return seats.map(list => list.map(i => Number(arcs[i].n / arcs[i].d))); const path = [];
    for (let here = arcs[first].tail, came = -1; ;) {
      if (passed.has(here)) { path.splice(0, passed.get(here)); break; } // what is left of the path is the cycle
      passed.set(here, path.length); came = next(here, came);
      const forward = arcs[came].tail === here; path.push([arcs[came], forward]); here = forward ? arcs[came].head : arcs[came].tail; }
    const L = path.reduce((l, [a]) => lcm(l, a.d), 1n); // values of the cycle in units of 1/L
    for (const [a] of path) { a.n *= L / a.d; a.d = L; }
    const over = ([a]) => a.n % L, under = ([a]) => L - a.n % L, room = (there, back) => least(path.map(x => (x[1] ? there : back)(x)));
    const up = room(under, over), down = room(over, under), g = gcd(down, up + down), push = below((up + down) / g) < down / g ? up : -down;
    for (const [a, forward] of path) a.n += forward ? push : -push; } }
function deal(c, seats, dealing, put) { // calls put(arc, place) for each seat of a class
  const of = b => ranks(seats).filter(i => c.arcs[i].bucket === b), most = (list, cap) => Math.ceil(sum(list.map(i => seats[i])) / cap);
  const V = dealing === 'spread' ? c.members.length : Math.max(...seats, most(ranks(seats), c.key.cap), ...c.buckets.map((cap, b) =>
    most(of(b), cap)));
  const order = flat([null, ...ranks(c.buckets)].map(of)), all = flat(order.map(i => new Array(seats[i]).fill(c.arcs[i])));
  all.forEach((arc, n) => put(arc, n % V)); }
// ---- §5 First draw.
const byLine = (a, b) => byBytes(a.line, b.line) || byBytes(a.enterprise, b.enterprise), keyOfBatch = b => b.line + '/' + b.enterprise;
const everyHeld = all => flat([...all.values()].map(p => [...p.held.values()])).sort(byLine);
const byTicket = (list, ticket) => { const t = new Map(list.map(x => [x, ticket(x)])); return sorted(list, x => t.get(x)); };
function hold(run, id, line, column, more) { // a batch comes to stand and counts in a column
  const {row, held, products} = run.all.get(id), made = {enterprise: id, line, county: row.county, products: products.get(line)};
  held.set(line, {...made, blind: 0, class: null, forced: false, lab: '', rank: 0, ...more});
  run.columnOf.set(line + '/' + id, column); return held.get(line); }
function lowered({all, forest: {nodes, columns}, columnOf}) { // quota nodes without the batches that stand
  const left = nodes.map(n => ({...n})), less = n => Object.assign(n, {lo: Math.max(0, n.lo - 1), hi: Math.max(0, n.hi - 1)});
  for (const b of everyHeld(all)) for (const i of above(nodes, columns[columnOf.get(keyOfBatch(b))].node)) less(left[i]); return left; }
function leftTo({companies, plan: {facts: {rules: {batches_per_company_max: max}}}}, code) { // what the limit leaves a company
  return max === null ? Infinity : Math.max(0, max - sum(companies.get(code).map(p => p.held.size))); }
function firstDraw(run) {
  const {all, lot, forest, luck, plan: {facts: {rules, lines}, shares}} = run, seats = round(shares, luck.stream('round/enterprise'));
  lot.classes.forEach((c, k) => { c.order = byTicket(c.members, id => luck.ticket('enterprise', id));
    c.order.forEach((id, i) => run.home.set(id, {class: k, rank: i + 1}));
    const put = ({column}, i) => hold(run, c.order[i], forest.columns[column].line, column, {class: k, rank: i + 1});
    deal(c, seats[k], rules.dealing, put); });
  const batches = everyHeld(all), alternates = []; batches.forEach((b, i) => { b.blind = luck.blind(i + 1); });
  for (const l of lines) { const labs = sorted(l.labs, s => s.lab), mine = batches.filter(b => b.line === l.id);
    const queue = labs.length > 1 ? byTicket(mine, b => luck.ticket('lab', l.id, b.enterprise)) : mine;
    labs.forEach((s, i) => queue.splice(0, i + 1 < labs.length ? s.batches : queue.length).forEach(b => { b.lab = s.lab; })); }
  lot.classes.forEach((c, k) => c.key.lines.forEach(line => {
    if (!c.arcs.some((a, i) => seats[k][i] > 0 && forest.columns[a.column].line === line)) return;
    const free = c.order.filter(id => !all.get(id).held.has(line) && all.get(id).held.size < all.get(id).cap);
    free.slice(0, rules.alternates_per_class).forEach((id, i) => alternates.push({class: k, enterprise: id, line, rank: i + 1})); }));
  alternates.sort((a, b) => byBytes(a.line, b.line) || a.class - b.class || a.rank - b.rank);
  const standing = collect(alternates, a => a.enterprise), fateOf = ([id, {held, open, exclusions}]) => {
    const by = (standing.get(id) || []).map(a => a.line), lines = held.size ? sorted([...held.keys()]) : by.length ? by : open;
    const fate = held.size ? 'selected' : by.length ? 'alternate' : open.length ? 'quota_full' : 'excluded';
    return {enterprise: id, exclusions, fate, lines, ticket: luck.ticket('enterprise', id)}; };
  return {alternates, batches, fates: [...all].map(fateOf), seats}; }
// ---- §6 Second draw.
function secondDraw(run, {dispatch: {shares}, pack}) {
  const {all, sealed} = run, others = run.plan.facts.rules.team_size - 1, visits = new Map(pack.visits.map(v => [v.id, v])), classes = [];
  const conflicts = new Set(sealed.conflicts.map(c => canon([c.party.sampler || null, c.enterprise])));
  const tours = pack.tours.map(t => { const met = flat(t.days.map(d => d.stops.map(s => visits.get(s.visit))));
    const of = v => flat(v.lines.map(l => all.get(v.enterprise).products.get(l)));
    return {...t, met, products: [...new Set(flat(met.map(of)))]}; });
  for (const s of sealed.samplers) {
    const arcs = [], weeks = [], away = t => s.leave.some(l => t.days.some(d => l.from <= d.day && d.day <= l.to));
    const meets = t => t.met.some(v => conflicts.has(canon([s.id, v.enterprise])));
    tours.forEach((t, i) => { if (s.org !== t.org || away(t) || meets(t) || t.products.some(p => s.tests.includes(p))) return;
      const bucket = weeks.includes(t.week) ? weeks.indexOf(t.week) : weeks.push(t.week) - 1;
      if (t.products.every(p => s.qualified.includes(p))) arcs.push({bucket, column: 2 * i}); arcs.push({bucket, column: 2 * i + 1}); });
    const key = {cap: s.tours_max, county: '', lines: [], mark: s.id, scopes: [], weight: 1};
    if (arcs.length) classes.push({arcs, buckets: weeks.map(() => 1), group: null, key, members: [s.id]}); }
  const columns = flat(tours.map((t, i) => [{id: t.id + '#lead', node: 2 * i}, {id: t.id + '#member', node: 2 * i + 1}]));
  const nodes = columns.map(({id}, i) => ({id, lo: i % 2 ? others : 1, hi: i % 2 ? others : 1, parent: null}));
  standOn('record.dispatch.shares', {columns, nodes, classes, groups: []}, shares);
  const seats = round(shares, run.luck.stream('round/sampler'));
  const load = (c, k) => ({expected: shares.classes[k].ratio, sampler: c.key.mark, tours: sum(seats[k])});
  const on = at => sorted(classes.filter((c, k) => c.arcs.some((a, i) => a.column === at && seats[k][i])).map(c => c.key.mark));
  const crews = tours.map((t, i) => ({lead: on(2 * i)[0], members: on(2 * i + 1), tour: t.id}));
  return {crews, loads: classes.map(load), seats, shares}; }
// ---- §7 Amendments.
function amend(run, a, i) {
  const path = 'amendments[' + i + ']', name = 'amendment-' + String(i + 1).padStart(4, '0'), {all, plan: {facts: {rules, lines}}} = run;
  const keys = x => ['enterprise', 'line', 'kind', 'day', 'evidence', 'approver'].map(k => x[k] || ''), lost = [], waiting = new Set();
  same(path + '.incidents', a.incidents.slice().sort((x, y) => byList(keys(x), keys(y))), a.incidents);
  run.asOf = sorted([run.asOf, ...a.incidents.map(x => x.day)]).pop();
  for (const x of a.incidents) {
    const {held} = all.get(x.enterprise), mine = [...held.values()].filter(b => x.line === null || b.line === x.line).sort(byLine);
    need(mine.length, path + '.incidents', 'incidents of batches that stand', x);
    run.called.add(x.enterprise); for (const b of mine) { held.delete(b.line); lost.push(b); } }
  run.canTake = (id, line) => {
    const p = all.get(id), mayHold = p.open.includes(line) && !p.forced.includes(line) && p.forced.length < p.cap && !run.called.has(id);
    return mayHold && !p.held.has(line) && p.held.size < p.cap && leftTo(run, companyOf(id)) > 0; };
  const answers = lost.map(b => ({from: b.enterprise, line: b.line, reserve: null, to: null})), came = [];
  const give = (k, id, line, column, reserve) => {
    const lab = line === lost[k].line ? lost[k].lab : lines.find(l => l.id === line).labs[0].lab;
    came[k] = hold(run, id, line, column, {lab, ...run.home.get(id)}); Object.assign(answers[k], {reserve, to: id}); waiting.delete(k); };
  lost.forEach((b, k) => {
    const next = run.draw.alternates.find(s => s.line === b.line && s.class === b.class && run.canTake(s.enterprise, s.line));
    waiting.add(k); if (next) give(k, next.enterprise, b.line, run.columnOf.get(keyOfBatch(b)), {class: next.rank}); });
  if (waiting.size) furtherRound(run, a.round, path + '.round', name, lost, waiting, give); else same(path + '.round', null, a.round);
  came.forEach(b => { b.blind = run.luck.blind(++run.numbers); });
  same(path, {...a, as_of: run.asOf, batches: everyHeld(all), format: 'evenhand-amendment/4', number: i + 1, replacements: answers}, a); }
function furtherRound(run, given, path, name, lost, waiting, give) {
  const {all, forest, luck, plan: {facts: {rules}}} = run, nodes = lowered(run), asked = nodes.map(() => 0);
  const index = list => new Map(list.map((x, i) => [x, i])), nodeOf = index(nodes.map(n => n.line));
  const top = i => above(nodes, i).pop(), isKept = i => asked[top(i)] > 0;
  for (const k of waiting) asked[top(nodeOf.get(lost[k].line))]++;
  nodes.forEach((n, i) => { if (n.parent === null) n.lo = n.hi = asked[i]; });
  const keptNodes = ranks(nodes).filter(isKept), keptColumns = ranks(forest.columns).filter(c => isKept(forest.columns[c].node));
  const nodeAt = index(keptNodes), columnAt = index(keptColumns);
  const hasRoom = c => above(nodes, forest.columns[c].node).every(n => nodes[n].hi > 0);
  const takes = ({row}) => l => nodeAt.has(nodeOf.get(l)) && run.canTake(row.id, l) && forest.of(l, row).some(hasRoom);
  const part = [...all.values()].map(p => ({...p, cap: p.cap - p.held.size, lines: p.open.filter(takes(p))})).filter(p => p.lines.length);
  const lot = classify(part, code => leftTo(run, code), (line, row) => forest.of(line, row).map(c => columnAt.get(c)));
  lot.nodes = keptNodes.map(i => ({...nodes[i], parent: nodes[i].parent === null ? null : nodeAt.get(nodes[i].parent)}));
  lot.columns = keptColumns.map(c => ({...forest.columns[c], node: nodeAt.get(forest.columns[c].node)})); meet(lot);
  standOn(path + '.shares', lot, given.shares);
  const seats = round(given.shares, luck.stream('round/enterprise/' + name)), ticket = id => luck.ticket('enterprise/' + name, id),
    drawn = []; lot.classes.forEach((c, k) => {
    const order = byTicket(c.members, ticket), seat = ({column}, i) => drawn.push({class: k, column, enterprise: order[i], rank: i + 1,
      ticket: ticket(order[i])}); deal(c, seats[k], rules.dealing, seat); });
  drawn.sort((a, b) => a.column - b.column || byBytes(a.ticket, b.ticket) || byBytes(a.enterprise, b.enterprise));
  same(path, {drawn: drawn.map(d => ({...d, column: lot.columns[d.column].id})), number: ++run.rounds, seats, shares: given.shares}, given);
  const free = new Set(drawn), line = d => lot.columns[d.column].line, was = lost.map(b => run.columnOf.get(keyOfBatch(b)));
  const fits = [(k, d) => keptColumns[d.column] === was[k], (k, d) => line(d) === lost[k].line,
    (k, d) => forest.groupOf.get(line(d)) !== null && forest.groupOf.get(line(d)) === forest.groupOf.get(lost[k].line)];
  for (const fit of fits) for (const k of [...waiting]) { const d = [...free].find(x => fit(k, x));
    if (d) { free.delete(d); give(k, d.enterprise, line(d), keptColumns[d.column], {round: lot.columns[d.column].id}); } } }
function meet(lot) { // what can be met: root numbers, then minimums, each raised as far as whole seats allow, become the nodes' limits
  const classes = lot.classes.map(c => ({...c, den: 1, size: c.members.length, arcs: c.arcs.map(a => ({...a, flow: 0}))}));
  const {arcs, nodeAt, sink} = network({...lot, classes}, () => true), at = Array.from({length: sink + 1}, () => []), own = new Map();
  for (const a of [...arcs, {tail: sink, head: 0, lo: 0n, hi: 1n << 60n, n: 0n}]) { Object.assign(a, {want: a.lo, lo: 0n});
    at[a.tail].push(a); at[a.head].push(a); if (a.tail >= nodeAt) own.set(a.tail - nodeAt, a); }
  const more = arc => { // one more seat through it, round a cycle of what can still move
    const by = new Map([[arc.head, null]]);
    for (const v of by.keys()) for (const a of at[v]) if (a !== arc && (a.tail === v ? a.n < a.hi : a.n > a.lo)) {
      const on = a.tail === v ? a.head : a.tail; if (!by.has(on)) by.set(on, a); } if (!by.has(arc.tail)) return false;
    for (let v = arc.tail, a; (a = by.get(v)); v = a.head === v ? a.tail : a.head) a.n += a.head === v ? 1n : -1n; arc.n++; return true; };
  for (const root of [true, false]) lot.nodes.forEach((n, i) => { const a = own.get(i); if ((n.parent === null) !== root) return;
    while (a.n < a.want && more(a)); a.lo = a.n < a.want ? a.n : a.want; if (root) a.hi = a.lo;
    Object.assign(n, {lo: Number(a.lo), hi: Number(a.hi)}); }); }
// ---- §8 The ledger.
const KINDS = { // what stands in the body, and which kinds may follow
  '': ['', 'intent'], intent: ['purpose replaces signers spec version', 'commitment'], commitment: ['commitment file', 'source void'],
  source: ['values', 'result void'], result: ['record result', 'incident reveal void'], void: ['approver reason', 'intent'],
  incident: ['amendment file', 'incident reveal void'], reveal: ['secret', 'void']};
function checkLedger(run, files, ledger, amendments) {
  const rounds = [], digest = name => (files[name] === undefined ? null : hex(H(files[name]))), {plan} = run, drawn = run.result !== null;
  let last = {kind: '', at: ''}, previous = '0'.repeat(64); same('ledger', {entries: ledger.entries, format: 'evenhand-ledger/1'}, ledger);
  ledger.entries.forEach((item, i) => {
    const {entry, signatures} = item, here = 'ledger.entries[' + i + ']', {at, body, kind} = entry, ascends = (x, j, list) => !j
      || list[j - 1].key < x.key; same(here, {entry: {at, body, kind, number: i + 1, previous}, signatures}, item);
    need(KINDS[last.kind][1].split(' ').includes(kind), here + '.entry.kind', KINDS[last.kind][1], kind);
    need(/^\d{4}(-\d\d){2}T\d\d(:\d\d){2}$/.test(at) && at >= last.at, here + '.entry.at', 'a time not before ' + last.at, at);
    same(here + '.entry.body', KINDS[kind][0], Object.keys(body).sort().join(' ')); if (kind === 'intent') {
      same(here + '.entry.body.replaces', i ? previous : null, body.replaces);
      const fit = (s, j, list) => isHex(s.key, 32) && /^(planner|witness|auditor)$/.test(s.role) && ascends(s, j, list);
      need(body.signers.every(fit), here + '.entry.body.signers', 'keys ascending, each with a role', body.signers); rounds.push([]); }
    if (kind === 'void') need(body.approver && body.reason, here + '.entry.body', 'an approver and a reason', body);
    const mine = rounds[rounds.length - 1], keys = (mine.length ? mine[0] : entry).body.signers.map(s => s.key);
    need(signatures.every((s, j) => keys.includes(s.key) && isHex(s.signature, 64) && ascends(s, j, signatures)), here + '.signatures',
      keys, signatures); mine.push({...entry, here, keys, signed: signatures.map(s => s.key)}); last = entry;
    previous = hex(H('EH1/entry\0' + canon(entry))); }); for (const round of rounds) round.forEach((e, j) => {
    const to = kind => round.findIndex(x => x.kind === kind);
    if ((j < 2 && to('source') > 0) || j < to('reveal')) same(e.here + '.signatures', e.keys, e.signed);
    else if (e.signed.length < e.keys.length) run.notes.push(e.here + ': signatures are still missing'); });
  const own = rounds.filter(r => r[1] && r[1].body.commitment === run.C), [mine] = own, found = kind => mine.filter(e => e.kind === kind);
  need(own.length === 1, 'ledger.entries', 'one round with this commitment', own.length);
  const of = (kind, bodies) => { // the bodies of a kind in this round
    need(found(kind).length >= bodies.length, 'ledger.entries', 'an entry of kind ' + kind, 'nothing');
    found(kind).forEach((e, j) => same(e.here + '.entry.body', bodies[j], e.body)); };
  const values = drawn ? run.result.values : found('source').map(e => e.body.values)[0], shown = digest('public/secret.json');
  of('intent', [{...mine[0].body, spec: plan.spec, version: 'EH1'}]);
  of('commitment', [{commitment: run.C, file: digest('public/commitment.json')}]); of('source', values ? [{values}] : []);
  of('result', drawn ? [{record: run.result.record, result: digest('public/result.json')}] : []);
  const answers = run.sealed ? amendments.map(digest) : found('incident').map(e => e.body.file); // unseen ones are taken as said
  of('incident', answers.map((file, i) => ({amendment: i + 1, file})));
  of('reveal', shown || (plan.public && found('reveal').length) ? [{secret: shown}] : []);
  if (values) keyOf(new Uint8Array(32), run.C, plan.sources, values, 'ledger.source.values');
  plan.sources.forEach((s, i) => need(s.kind !== 'drand' || QUICKNET.from + 3 * (s.round - 1) > Date.parse(mine[1].at + '+08:00') / 1000,
    'commitment.plan.sources[' + i + '].round', 'a round after the commitment', s.round));
  for (const e of flat(rounds)) if (e.kind === 'void') run.notes.push(e.here + ': a draw was voided: ' + e.body.reason); }
// ---- §9 What may be shown.
function resultOf(run, files) {
  const {plan, draw, luck, leaves} = run, of = (list, holds) => list.filter(holds).length, {alternates, batches} = draw;
  const counties = sorted(plan.facts.counties.map(c => c.id)).map(county => ({batches: of(batches, b => b.county === county), county}));
  const lines = sorted(plan.facts.lines.map(l => l.id)).map(line => ({alternates: of(alternates, a => a.line === line),
    batches: of(batches, b => b.line === line), forced: of(batches, b => b.line === line && b.forced), line}));
  const fates = draw.fates.map(({enterprise, fate, lines: its}) => leafHash({enterprise, fate, frame: hex(leaves.get(enterprise)),
    lines: its, salt: run.salt('fate/' + enterprise)}));
  return {commitment: run.C, counts: {counties, lines}, fates: treeRoot(fates), format: 'evenhand-result/1', key_check: luck.check,
    record: hex(H(files['sealed/record.json'])), values: run.result.values}; }
// ---- Everything in order.
function frozen(run, sealed, say) { // what was frozen before the seed follows from the sealed inputs
  const {plan} = run, salts = keyed(keyed(run.S)('EH1/salt\0')), salt = name => hex(salts(LP(name), ONE).subarray(0, 16));
  const digest = (rows, name) => (rows === null ? null : hex(H(canon({rows, salt: salt(name)})))), ids = sealed.frame.map(e => e.id);
  same('sealed.frame', sorted(ids), ids);
  const {frame, ...rest} = sealed, digests = {}, hashed = row => leafHash({id: row.id, row, salt: salt(row.id)});
  const leaves = new Map(frame.map(row => [row.id, hashed(row)]));
  same('commitment.plan.frame', {root: treeRoot([...leaves.values()]), rows: leaves.size}, plan.frame);
  for (const name of Object.keys(rest)) digests[name] = digest(rest[name], name);
  same('commitment.plan.sealed', digests, plan.sealed); say('commitment.plan');
  const all = takePart(plan, sealed), people = [...all.values()], excluded = collect(flat(people.map(p => p.exclusions)), x => x.rule);
  const count = (rule, pair) => excluded.get(rule).filter(x => (x.line !== null) === pair).length;
  same('commitment.plan.exclusions', sorted([...excluded.keys()]).map(rule => ({enterprises: count(rule, false), pairs: count(rule, true),
    rule})), plan.exclusions); same('commitment.plan.forced', sum(people.map(p => p.forced.length)), plan.forced);
  Object.assign(run, {all, companies: collect(people, p => companyOf(p.row.id)), forest: quotas(plan.facts), leaves, salt});
  for (const p of people) for (const line of p.forced) hold(run, p.row.id, line, run.forest.of(line, p.row)[0], {forced: true});
  const part = people.map(p => ({...p, cap: p.cap - p.held.size, lines: p.open.filter(l => !p.held.has(l))}));
  run.lot = classify(part.filter(p => p.cap > 0 && p.lines.length), code => leftTo(run, code), run.forest.of);
  standOn('commitment.plan.shares', {...run.lot, columns: run.forest.columns, nodes: lowered(run)}, plan.shares); }
const NAMES = /^(public\/(commitment|ledger|result|secret)|sealed\/(secret|sealed|record|bound|amendment-\d{4}))\.json$/;
function everything(run, files, counts, say) {
  const names = Object.keys(files).filter(n => !/\.age$|\/\./.test(n)).sort(), given = names.filter(n => n.startsWith('sealed/amendment-'));
  for (const n of names) need(NAMES.test(n), 'files', 'the files of a RUN', n);
  const get = (name, path = name.slice(7, -5)) => { say(path); return files[name] === undefined ? null : parse(path, files[name]); };
  const [commitment, ledger, result, shown] = ['commitment', 'ledger', 'result', 'secret'].map(n => get('public/' + n + '.json'));
  const [kept, sealed, record] = ['secret', 'sealed', 'record', 'bound'].map(n => get('sealed/' + n + '.json')), secret = shown || kept;
  const amendments = given.map((n, i) => get(n, 'amendments[' + i + ']')), {plan, commitment: C} = commitment || {};
  run.part = names.some(n => n.startsWith('sealed/')) ? 'whole' : 'public';
  need(commitment && ledger, 'files', 'public/commitment.json and public/ledger.json', names);
  need(run.part === 'public' || (sealed && !result === !record && (record || !given.length)), 'files', 'files that belong together', names);
  given.forEach((n, i) => need(+n.slice(17, 21) === i + 1, 'files', 'amendment ' + (i + 1), n)); say('commitment');
  same('commitment', {commitment: C, format: 'evenhand-commitment/4', plan: {...plan, version: 'EH1'}}, commitment);
  need(plan.public ? !secret : secret || !sealed, 'secret', plan.public ? 'no secret in public mode' : 'a secret', secret);
  for (const x of [shown, kept]) if (x) { same('secret', {secret: secret.secret}, x); need(isHex(x.secret, 32), 'secret', '32 bytes', x); }
  Object.assign(run, {plan, sealed, result, S: plan.public ? new Uint8Array(32) : secret && unhex(secret.secret)});
  if (run.S) same('commitment.plan.secret_hash', hex(H(cat('EH1/secret\0', run.S))), plan.secret_hash);
  say('sealed'); if (sealed) frozen(run, sealed, say); else prove('commitment.plan.shares', plan.shares);
  same('commitment.commitment', run.C = hex(H('EH1/plan\0' + canon(plan))), C);
  counts({enterprises: plan.frame.rows, lines: plan.facts.lines.length, classes: plan.shares.classes.length});
  if (result) {
    say('result'); run.luck = chance(keyOf(run.S || new Uint8Array(32), run.C, plan.sources, result.values, 'result.values'));
    const check = run.S ? run.luck.check : result.key_check; // without S, K is not known
    same('result', {...result, commitment: run.C, format: 'evenhand-result/1', key_check: check}, result); }
  if (record) {
    const {dispatch, draw, pack} = record, seed = {key_check: run.luck.check, values: result.values}; say('record');
    same('record', {commitment: run.C, dispatch, draw, format: 'evenhand-record/3', pack, seed, spec: plan.spec, version: 'EH1'}, record);
    run.draw = firstDraw(run); same('record.draw', run.draw, draw); run.numbers = run.draw.batches.length;
    say('record.dispatch'); same('record.dispatch', secondDraw(run, record), dispatch);
    const own = hex(H(files['sealed/record.json'])), told = files['public/ledger.json'].includes(result.record); // two papers against one
    need(own === result.record || !told, 'record', result.record, own); same('result', resultOf(run, files), result);
    counts({batches: run.numbers, alternates: run.draw.alternates.length, tours: pack.tours.length, amendments: given.length});
    amendments.forEach((a, i) => { say('amendments[' + i + ']');
      same('amendments[' + i + '].previous', hex(H(files[i ? given[i - 1] : 'sealed/record.json'])), a.previous); amend(run, a, i); }); }
  say('ledger'); counts({entries: ledger.entries.length}); checkLedger(run, files, ledger, given); }
global.evenhandReplay = function (files, onProgress) {
  const run = {notes: [], called: new Set(), columnOf: new Map(), home: new Map(), rounds: 1, asOf: ''}, counts = {};
  const answer = x => ({same: false, part: run.part, path: null, expected: null, found: null, counts, notes: run.notes, run, ...x});
  let where = ''; const say = section => { where = section; if (onProgress) onProgress(section); };
  try { everything(run, files, x => Object.assign(counts, x), say); return answer({same: true}); } catch (e) {
    return answer(e instanceof Error ? {path: where, expected: 'what the format says', found: e.message} : e); } };
// ---- The program: node audit/replay.js RUN
if (typeof require === 'function' && typeof module === 'object' && require.main === module) {
  const fs = require('fs'), files = {}, at = process.argv[2] + '/', show = x => (JSON.stringify(x) || '—').slice(0, 300);
  if (process.argv.length !== 3 || !fs.existsSync(at + 'public')) { console.error('用法 usage: node replay.js RUN'); process.exit(1); }
  for (const part of ['public/', 'sealed/']) for (const name of fs.existsSync(at + part) ? fs.readdirSync(at + part) : []) {
    const read = () => new TextDecoder('utf-8', {fatal: true, ignoreBOM: true}).decode(fs.readFileSync(at + part + name));
    try { files[part + name] = read(); } catch (e) { files[part + name] = 'not UTF-8: ' + e.message; } }
  const answer = global.evenhandReplay(files), counted = Object.keys(answer.counts).map(k => answer.counts[k] + ' ' + k).join(', ');
  answer.notes.forEach(note => console.log('· ' + note));
  if (answer.same) console.log('一致 same' + (answer.part === 'public' ? '(只有公开部分 · the public part only)' : '') + ': ' + counted);
  else console.log('不一致 different: ' + answer.path + '\n 应为 expected: ' + show(answer.expected) + '\n 实为 found: ' + show(answer.found));
  process.exitCode = answer.same ? 0 : 3; }
})(typeof globalThis === 'object' ? globalThis : this);
