// The page of the capsule: replays the files it carries, says 一致 or 不一致, and answers why for one enterprise.
// It builds text nodes only, asks nobody, and stores nothing.
(function () {
'use strict';
const files = {}, $ = (id) => document.getElementById(id);
let run = null, all = [];

// A node: tag, attributes, children (texts or nodes).
function h(tag, attributes, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes || {})) if (value !== null) node.setAttribute(name, value);
  node.append(...children.filter((c) => c !== null));
  return node;
}
const both = (zh, en) => { const f = document.createDocumentFragment(); f.append(zh + ' ', h('span', { class: 'en', lang: 'en' }, en)); return f; };
const p = (zh, en, kind) => h('p', { class: kind || null }, both(zh, en));
const thousands = (n) => String(n).replace(/\B(?=(\d{3})+$)/g, ',');
function show(node, ...children) { node.replaceChildren(...children); }

// ---- The files: `<` was written as an escape that canonical JSON does not use, so that no text can end its element.
for (const script of document.querySelectorAll('script[data-file]')) {
  files[script.dataset.file] = script.textContent.replace(/\\(u003c|[^])/g, (escape, c) => (c === 'u003c' ? '<' : escape));
}

// ---- The verdict.
const COUNTED = { enterprises: ['家企业', 'enterprises'], lines: ['个产品行', 'plan lines'], classes: ['个同类', 'classes'], batches: ['批次', 'batches'],
  alternates: ['个备选', 'alternates'], tours: ['次行程', 'tours'], amendments: ['次更正', 'amendments'], entries: ['条台账', 'ledger entries'] };
function text(value) {
  const t = typeof value === 'string' ? value : JSON.stringify(value);
  return t === undefined ? '—' : t.length > 400 ? t.slice(0, 400) + '…' : t;
}
function verdict(answer, seconds) {
  const box = $('verdict'), counts = Object.entries(answer.counts).filter(([k]) => k in COUNTED);
  const said = (i, join) => counts.map(([k, n]) => thousands(n) + ' ' + COUNTED[k][i]).join(join);
  const open = answer.part === 'public';
  const children = [h('p', { class: 'big' }, answer.same ? '一致' : '不一致', ' ', h('span', { class: 'en', lang: 'en' }, answer.same ? 'same' : 'different'))];
  if (answer.same) {
    children.push(open
      ? p('公开部分逐项核对，全部相符。名录、抽签结果要到公开保密数以后才能重放。', 'Everything in the public part agrees. The frame and the draw can be replayed after the reveal.')
      : p('从名录到人员，两次抽取逐步重做，与记录逐字相同。', 'Both draws were made again from the frame to the crews, and are the record to the letter.'));
  } else {
    children.push(p('重做的结果与文件不同。第一处不同：', 'What was derived is not what the files say. The first difference:'));
    children.push(h('p', { class: 'mono path' }, answer.path));
    children.push(h('dl', { class: 'mono' }, h('dt', null, both('应为', 'expected')), h('dd', null, text(answer.expected)),
      h('dt', null, both('文件中为', 'found')), h('dd', null, text(answer.found))));
  }
  if (counts.length) children.push(p(said(0, '，') + '，用时 ' + seconds.toFixed(2) + ' 秒', said(1, ', ') + ', in ' + seconds.toFixed(2) + ' s', 'counted'));
  if (answer.notes.length) children.push(h('ul', { class: 'notes', lang: 'en' }, ...answer.notes.map((n) => h('li', null, n))));
  show(box, ...children);
  box.className = 'verdict ' + (answer.same ? 'same' : 'different');
  box.setAttribute('aria-busy', 'false');
  document.title = (answer.same ? '一致 · ' : '不一致 · ') + document.title;
  document.documentElement.dataset.verdict = answer.same ? 'same' : 'different';
  document.documentElement.dataset.path = answer.path || '';
  document.documentElement.dataset.milliseconds = String(Math.round(performance.now()));
}

// ---- Why: exact numbers from the rows that were derived again.
const gcd = (a, b) => { while (b) [a, b] = [b, a % b]; return a; };
function fraction(n, d) {
  const [a, b] = [BigInt(n), BigInt(d)], g = gcd(a, b) || 1n;
  return b === g ? String(a / g) : a / g + '/' + b / g;
}
const percent = (n, d) => (100 * Number(n) / Number(d)).toFixed(2) + '%';
const FATES = { selected: ['抽中', 'selected'], alternate: ['备选', 'alternate'], quota_full: ['未抽中（名额已满）', 'not drawn (quota full)'], excluded: ['排除', 'excluded'] };
const RULES = { closed: ['已停业', 'closed'], suspended: ['暂停经营', 'suspended'], online_only: ['仅线上销售', 'online only'], not_in_scope: ['不在抽查范围', 'not in scope'],
  repeat: ['近期已抽', 'sampled lately'], upper_level: ['上级已抽', 'sampled by a higher level'], lab_recusal: ['检验机构回避', 'lab recused'],
  no_open_day: ['窗口内无营业日', 'no open day in the window'] };
const SCOPES = { producer: ['生产', 'producer'], seller: ['流通', 'seller'] };
const KINDS = { closed: ['停业', 'closed'], refused: ['拒检', 'refused'], no_stock: ['无样品', 'no stock'], upper_level: ['上级已抽', 'upper level'] };
const named = (words, key) => words[key] || [key, key];
const facts = () => run.plan.facts;
const find = (list, id) => list.find((x) => x.id === id) || { id, name: id, title: id };

function evidence(x) {
  if (x.evidence === 'row') return ['名录本行', 'its own row of the frame'];
  const it = x.evidence.history || x.evidence.conflict;
  return it.lab ? [it.lab + '，' + it.reason, it.lab + ', ' + it.reason]
    : [it.day + ' ' + find(facts().products, it.product).name + '，' + it.document, it.day + ', ' + it.product + ', ' + it.document];
}
function exclusions(list) {
  return h('ul', null, ...list.map((x) => {
    const [zh, en] = named(RULES, x.rule), [zhBy, enBy] = evidence(x);
    return h('li', null, both((x.line || '全部产品行') + '：' + zh + '。依据：' + zhBy, (x.line || 'all lines') + ': ' + en + '. Evidence: ' + enBy));
  }));
}
function classTable(k, id) {
  const c = run.lot.classes[k], shares = run.plan.shares.classes[k], seats = run.draw.seats[k], tickets = new Map(run.draw.fates.map((f) => [f.enterprise, f.ticket]));
  const rows = c.arcs.map((arc, i) => {
    const column = run.forest.columns[arc.column], flow = shares.arcs[i].flow, n = BigInt(shares.den) * BigInt(shares.size);
    const mine = run.draw.batches.filter((b) => b.class === k && run.columnOf.get(b.line + '/' + b.enterprise) === arc.column).sort((a, b) => a.rank - b.rank);
    const last = mine.length ? mine[mine.length - 1] : null, drawn = mine.some((b) => b.enterprise === id);
    const ranks = mine.length ? (mine.length === 1 ? String(mine[0].rank) : mine[0].rank + '–' + last.rank) : '—';
    return h('tr', null, h('th', { scope: 'row' }, column.id), h('td', { class: 'n' }, fraction(flow, n)), h('td', { class: 'n' }, percent(flow, n)),
      h('td', { class: 'n' }, fraction(flow, shares.den)), h('td', { class: 'n' }, String(seats[i])), h('td', { class: 'n' }, ranks),
      h('td', { class: 'mono' }, last ? tickets.get(last.enterprise).slice(0, 8) + '…' : '—'), h('td', { class: drawn ? 'good' : null }, both(drawn ? '抽中' : '未中', drawn ? 'drawn' : 'not drawn')));
  });
  const head = [['产品行', 'line'], ['每家概率', 'chance each'], ['约', 'about'], ['本类期望', 'class expects'], ['本类名额', 'seats'], ['抽中签序', 'ranks drawn'], ['末位抽签号', 'last ticket'], ['本企业', 'this one']];
  return h('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': '概率与名额 chances and seats' },
    h('table', null, h('thead', null, h('tr', null, ...head.map(([zh, en], i) => h('th', { scope: 'col', class: i > 0 && i < 6 ? 'n' : null }, both(zh, en))))), h('tbody', null, ...rows)));
}
function notReached(k, rank) { // a sentence for each column of the class with seats
  const c = run.lot.classes[k], size = c.members.length;
  return c.arcs.flatMap((arc, i) => {
    const column = run.forest.columns[arc.column].id, seats = run.draw.seats[k][i];
    return seats === 0 ? [[column + '：本类期望不足一批，这次没有轮到名额。', column + ': the class expects part of a seat and got none this time.']]
      : [[column + '：同类 ' + size + ' 家按抽签号从小到大排队，' + seats + ' 个名额依次给出，本企业第 ' + rank + ' 位，没有轮到。',
        column + ': the ' + size + ' of the class stand by ticket, ' + seats + ' seats were given in that order, and place ' + rank + ' was not reached.']];
  });
}
function batchRow(b) {
  const last = all.length ? all[all.length - 1] : JSON.parse(files['sealed/record.json']), visit = last.pack.visits.find((v) => v.enterprise === b.enterprise && v.lines.includes(b.line));
  const day = visit && last.pack.tours.flatMap((t) => t.days.map((d) => [t, d])).find(([, d]) => d.stops.some((s) => s.visit === visit.id));
  return h('tr', null, h('th', { scope: 'row' }, b.line), h('td', null, find(facts().lines, b.line).title), h('td', null, b.products.map((x) => find(facts().products, x).name).join('、')),
    h('td', null, b.lab), h('td', { class: 'mono' }, String(b.blind).padStart(9, '0')), h('td', null, day ? day[1].day + ' · ' + day[0].id : both('未排入', 'no tour')),
    h('td', null, b.forced ? both('必抽', 'forced') : both('第 ' + b.rank + ' 位', 'rank ' + b.rank)));
}
function batches(list) {
  const head = [['产品行', 'line'], ['名称', 'title'], ['产品', 'products'], ['检验机构', 'lab'], ['盲样编号', 'blind code'], ['日期与行程', 'day and tour'], ['来由', 'by']];
  return h('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': '批次 batches' },
    h('table', null, h('thead', null, h('tr', null, ...head.map(([zh, en]) => h('th', { scope: 'col' }, both(zh, en))))), h('tbody', null, ...list.map(batchRow))));
}
function why(id) {
  const person = run.all.get(id), { row } = person, fate = run.draw.fates.find((f) => f.enterprise === id), home = run.home.get(id), county = find(facts().counties, row.county);
  const [zh, en] = FATES[fate.fate], lines = fate.fate === 'selected' || fate.fate === 'alternate' ? fate.lines.join(' ') : '', children = [h('h3', { tabindex: '-1' }, row.name, ' ', h('span', { class: 'mono' }, id))];
  children.push(p('结果：' + zh + (lines ? '（' + lines + '）' : ''), 'fate: ' + en + (lines ? ' (' + lines + ')' : ''), 'fate'));
  children.push(p('抽签号（小者在前）', 'ticket, lower comes first'), h('p', { class: 'mono' }, fate.ticket));
  if (home) {
    const { key, members } = run.lot.classes[home.class], scopes = key.scopes.map((s) => named(SCOPES, s));
    children.push(p('同类 #' + home.class + '：' + county.name + ' · ' + scopes.map((s) => s[0]).join('、') + ' · 权重 ' + key.weight + ' · 至多 ' + key.cap + ' 批 · 可抽 ' + key.lines.join(' ')
      + ' · 共 ' + members.length + ' 家，本企业签序第 ' + home.rank, 'class #' + home.class + ': ' + (county.name_en || county.name) + ' · ' + scopes.map((s) => s[1]).join(', ') + ' · weight ' + key.weight
      + ' · at most ' + key.cap + ' · open to ' + key.lines.join(' ') + ' · ' + members.length + ' members, this ticket is number ' + home.rank), classTable(home.class, id));
  }
  for (const [zhWhy, enWhy] of home && fate.fate !== 'selected' ? notReached(home.class, home.rank) : []) children.push(p(zhWhy, enWhy));
  if (person.forced.length) children.push(p('上年不合格，必抽：' + person.forced.join(' '), 'forced, failed last year: ' + person.forced.join(' ')));
  const stands = run.draw.alternates.filter((a) => a.enterprise === id);
  if (stands.length) children.push(h('ul', null, ...stands.map((a) => h('li', null, both(a.line + '：同类备选第 ' + a.rank + ' 位', a.line + ': alternate ' + a.rank + ' of its class')))));
  const now = (all.length ? all[all.length - 1].batches : run.draw.batches).filter((b) => b.enterprise === id);
  if (now.length) children.push(batches(now));
  for (const a of all) {
    for (const x of a.incidents.filter((i) => i.enterprise === id)) {
      const [kind, kindEn] = named(KINDS, x.kind), next = a.replacements.filter((r) => r.from === id && (x.line === null || r.line === x.line));
      const to = (none) => next.map((r) => r.line + ' → ' + (r.to || none)).join('; ');
      children.push(p('更正 ' + a.number + '：' + x.day + ' ' + kind + '，' + x.evidence + '，批准 ' + x.approver + '。' + to('无人可补'),
        'amendment ' + a.number + ': ' + x.day + ' ' + kindEn + ', ' + x.evidence + ', approved by ' + x.approver + '. ' + to('nobody')));
    }
    for (const r of a.replacements.filter((x) => x.to === id)) children.push(p('更正 ' + a.number + '：' + r.line + ' 替补 ' + r.from, 'amendment ' + a.number + ': came for ' + r.from + ' in ' + r.line));
  }
  if (fate.exclusions.length) children.push(p('不能参加：', 'Left out:'), exclusions(fate.exclusions));
  const box = $('answer');
  show(box, ...children);
  box.querySelector('h3').focus();
}
const SHOWN = 12;
function ask(event) {
  event.preventDefault();
  const wanted = $('who').value.trim(), box = $('answer');
  if (!wanted) return;
  if (!run || !run.draw || !run.lot) { show(box, p('重放没有走到抽取，无法回答。', 'The replay did not get as far as the draw.')); return; }
  if (run.all.has(wanted)) { why(wanted); return; }
  const found = [...run.all.values()].map((x) => x.row).filter((r) => r.id.includes(wanted) || r.name.includes(wanted));
  if (found.length === 1) { why(found[0].id); return; }
  if (!found.length) { show(box, p('名录中没有“' + wanted + '”。', 'Nobody in the frame is called that.')); return; }
  const choice = (r) => { const b = h('button', { type: 'button' }, r.name, ' ', h('span', { class: 'mono' }, r.id)); b.addEventListener('click', () => why(r.id)); return h('li', null, b); };
  show(box, p('共 ' + found.length + ' 家，请选一家：', found.length + ' enterprises, choose one:'), h('ul', { class: 'choices' }, ...found.slice(0, SHOWN).map(choice)),
    found.length > SHOWN ? p('只列出前 ' + SHOWN + ' 家，请写得更完整。', 'The first ' + SHOWN + ' only; write more of it.') : null);
}
if ($('ask')) $('ask').addEventListener('submit', ask);

// The page is painted before the replay begins.
setTimeout(() => {
  const began = performance.now(), answer = evenhandReplay(files);
  run = answer.run;
  all = Object.keys(files).filter((n) => n.startsWith('sealed/amendment-')).sort().map((n) => { try { return JSON.parse(files[n]); } catch (e) { return null; } }).filter((a) => a !== null);
  verdict(answer, (performance.now() - began) / 1000);
  const preset = decodeURIComponent(location.hash.slice(1));
  if (preset.startsWith('who=') && $('ask')) { $('who').value = preset.slice(4); $('ask').requestSubmit(); }
}, 20);
})();
