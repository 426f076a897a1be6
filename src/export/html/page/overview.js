// The folder: totals, units by year, the list of reports, missing years.
const view = { q: '', year: '', edition: '', code: '', state: '', sort: 'issuer', down: false, rows: 100, issuers: 40, first: 8 };
const COLUMNS = [
  ['issuer', r => r.issuerRank, ''], ['year', r => r.year || 0, 'n'], ['edition', r => ['2021', '2019', '2014', 'local', 'free'].indexOf(r.edition), ''],
  ['state', r => STATES.indexOf(r.state), ''], ['read', r => r.read, 'n'], ['held', r => r.held, 'n'], ['broken', r => r.broken, 'n'],
  ['findings', r => r.severity[0] * 1e6 + r.severity[1] * 1e3 + r.severity[2], 'n'], ['file', r => r.fileRank, '']];

function filtered() {
  const words = view.q.toLowerCase().split(/\s+/).filter(Boolean);
  return index.filter(r => words.every(w => r.find.indexOf(w) >= 0)
    && (!view.year || String(r.year) === view.year) && (!view.edition || r.edition === view.edition)
    && (!view.code || r.codes[view.code] || (r.error && r.error[0] === view.code)) && (!view.state || r.state === view.state));
}
function sorted(rows) {
  const column = COLUMNS.find(c => c[0] === view.sort), key = column[1], sign = view.down ? -1 : 1;
  return rows.slice().sort((a, b) => sign * (key(a) - key(b)) || a.issuerRank - b.issuerRank || (a.year || 0) - (b.year || 0) || a.i - b.i);
}
const sum = (rows, f) => rows.reduce((n, r) => n + f(r), 0);
const tile = (name, value, small) => h('div', null, h('dt', null, t(name)), h('dd', null, value, small ? h('small', null, ' ' + small) : null));

function overview(main) {
  const choices = (name, values, label) => h('label', null, t('filter-' + name), h('select', { id: 'f-' + name, change: e => { view[name] = e.target.value; refresh(); } },
    h('option', { value: '' }, t('all')), values.map(v => h('option', { value: v, selected: view[name] === v }, label ? label(v) : v))));
  const count = {};
  index.forEach(r => { for (const c in r.codes) count[c] = (count[c] || 0) + 1; if (r.error) count[r.error[0]] = (count[r.error[0]] || 0) + 1; });
  const distinct = f => Array.from(new Set(index.map(f).filter(x => x !== null && x !== undefined))).sort().map(String);
  fill(main,
    h('h1', null, t('overview')),
    h('dl.tiles', { id: 'tiles' }),
    h('section', { id: 'first', 'aria-labelledby': 'h-first' }),
    h('form.bar', { role: 'search', 'aria-label': t('filters'), submit: e => e.preventDefault() },
      h('label', null, t('search'), h('input', { id: 'q', type: 'search', value: view.q, autocomplete: 'off', placeholder: t('search-hint'), input: e => { view.q = e.target.value; refresh(); } })),
      choices('year', distinct(r => r.year)), choices('edition', distinct(r => r.edition), v => t('edition-' + v)),
      choices('state', STATES, v => MARK[v] + ' ' + t('state-' + v)),
      choices('code', Object.keys(count).sort(), v => v + ' (' + count[v] + ')'),
      h('button', { type: 'button', id: 'reset', click: () => { view.q = view.year = view.edition = view.code = view.state = ''; overview(main); byId('q').focus(); } }, t('reset')),
      h('output', { id: 'count', 'aria-live': 'polite' })),
    h('h2', { id: 'h-matrix' }, t('matrix')), h('ul.legend', { id: 'states' }),
    h('div', { id: 'matrix' }),
    h('h2', { id: 'h-reports' }, t('reports')), h('div', { id: 'list' }),
    h('h2', null, t('gaps')), h('div', { id: 'gaps' }),
    h('h2', null, t('plots')), h('div', { id: 'plots' }));
  refresh();
}

let plotting = 0;
function refresh() {
  const rows = filtered();
  fill(byId('count'), t('shown', rows.length, index.length));
  const issuers = new Set(rows.filter(r => r.issuer).map(issuerKey)), years = rows.filter(r => r.year).map(r => r.year);
  let least = Infinity, most = -Infinity;
  years.forEach(y => { least = Math.min(least, y); most = Math.max(most, y); });
  fill(byId('tiles'), tile('n-reports', number(rows.length), t('of-unreadable', rows.filter(r => r.state === 'unreadable').length)),
    tile('n-issuers', number(issuers.size)), tile('n-years', years.length ? (least === most ? least : least + '–' + most) : '—'),
    tile('n-cells', number(sum(rows, r => r.read)), '/ ' + sum(rows, r => r.cells)),
    tile('n-identities', t('held-n', sum(rows, r => r.held)), t('broken-n', sum(rows, r => r.broken))),
    tile('n-findings', number(sum(rows, r => r.severity[0] + r.severity[1] + r.severity[2])), t('findings-n', sum(rows, r => r.severity[0]), sum(rows, r => r.severity[1]), sum(rows, r => r.severity[2]))));
  first(rows);
  matrix(rows);
  list(rows);
  gaps(rows);
  clearTimeout(plotting);
  plotting = setTimeout(() => { const at = byId('plots'); if (at) fill(at, h('p.note', null, t('plots-note', rows.length)), plots(rows, 'all')); }, 120);
}

/** What contradicts itself, each with a way to the very cell. */
function first(rows) {
  const wrong = rows.filter(r => r.lead).sort((a, b) => a.lead[0] - b.lead[0] || b.broken - a.broken || a.issuerRank - b.issuerRank || (a.year || 0) - (b.year || 0) || a.i - b.i);
  const item = r => h('li', null, badge(r.state), h('a', { href: '#r' + r.i + (r.lead[3] ? '=' + encodeURIComponent(r.lead[3]) : '') }, doc((r.issuer || r.file) + ' ' + (r.year || ''))),
    h('span.say', null, doc(r.lead[en() ? 2 : 1]), r.lead[4] ? h('small', null, t('first-alike', r.lead[4])) : null));
  const only = state => { view.state = state; overview(byId('main')); byId('h-reports').scrollIntoView({ block: 'start' }); };
  const rest = ['unreadable', 'flagged'].map(x => [x, rows.filter(r => r.state === x).length]).filter(x => x[1]);
  fill(byId('first'), h('h2', { id: 'h-first' }, t('first', wrong.length)),
    wrong.length ? h('ol.first', null, wrong.slice(0, view.first).map(item)) : h('p.none', null, t('first-none')),
    more('more-first', wrong.length - view.first, 50, () => { view.first += 50; first(filtered()); }),
    rest.length ? h('p.rest', null, t('first-rest'), rest.map(x => h('button', { type: 'button', 'data-state': x[0], click: () => only(x[0]) }, MARK[x[0]] + ' ' + t('first-' + x[0], x[1])))) : null);
}

function yearsOf(rows) {
  const years = rows.filter(r => r.year).map(r => r.year);
  if (!years.length) return [];
  let a = years[0], b = years[0];
  years.forEach(y => { a = Math.min(a, y); b = Math.max(b, y); });
  // a year misread by centuries must not make a table of thousands of columns
  if (b - a > 40) return Array.from(new Set(years)).sort();
  return Array.from({ length: b - a + 1 }, (_, i) => a + i);
}
function grouped(rows, key) {
  const map = new Map();
  rows.forEach(r => { const k = key(r); if (!map.has(k)) map.set(k, []); map.get(k).push(r); });
  return map;
}
const more = (id, left, step, go) => left > 0 ? h('p.more', null, h('button', { type: 'button', id, click: go }, t('more', Math.min(step, left), left))) : null;

function matrix(rows) {
  const map = grouped(rows, issuerKey), keys = Array.from(map.keys()).sort((a, b) => map.get(a)[0].issuerRank - map.get(b)[0].issuerRank), years = yearsOf(rows);
  const odd = rows.some(r => !r.year);
  const box = r => h('a.st-' + r.state, { href: '#r' + r.i, title: r.file, 'aria-label': (r.issuer || t('no-issuer')) + ' ' + (r.year || t('no-year')) + ' ' + t('state-' + r.state) + ' ' + r.read + '/' + r.cells },
    h('span', { 'aria-hidden': 'true' }, MARK[r.state] + ' '), r.error ? t('unread') : r.read + '/' + r.cells);
  const body = keys.slice(0, view.issuers).map(k => {
    const mine = map.get(k), at = grouped(mine, r => r.year || 0);
    const own = mine.filter(r => r.year).map(r => r.year), first = Math.min.apply(null, own), last = Math.max.apply(null, own);
    const field = y => at.get(y) ? h('td', null, at.get(y).map(box)) : y && k !== '\u0000' && y > first && (y < last || y > last)
      ? h('td.gap', { title: t('gap-means') }, h('span', { 'aria-hidden': 'true' }, '—'), h('span.vh', null, t('gap'))) : h('td', null);
    return h('tr', null, h('th', { scope: 'row' }, k === '\u0000' ? h('em', null, t('no-issuer')) : doc(k)), years.map(field), odd ? field(0) : null);
  });
  fill(byId('states'), STATES.map(x => h('li', null, badge(x), h('strong', null, rows.filter(r => r.state === x).length), h('small', null, t('state-' + x + '-means')))));
  fill(byId('matrix'), h('div.scroll', { tabindex: '0', role: 'region', 'aria-labelledby': 'h-matrix' }, h('table.matrix', null,
    h('caption.vh', null, t('matrix')),
    h('thead', null, h('tr', null, h('th', { scope: 'col' }, t('issuer')), years.map(y => h('th', { scope: 'col' }, y)), odd ? h('th', { scope: 'col' }, t('no-year')) : null)),
    h('tbody', null, body))),
  more('more-issuers', keys.length - view.issuers, 200, () => { view.issuers += 200; matrix(filtered()); }));
  // the latest years are the ones that are looked for
  const frame = byId('matrix').firstChild;
  frame.scrollLeft = frame.scrollWidth;
}

function findingsText(r) {
  return ['error', 'warning', 'info'].map((k, i) => r.severity[i] ? MARK[k] + ' ' + r.severity[i] : '').filter(Boolean).join('　') || '—';
}
function list(rows) {
  const all = sorted(rows);
  const head = COLUMNS.map(c => h('th' + (c[2] ? '.' + c[2] : ''), { scope: 'col', 'aria-sort': view.sort === c[0] ? (view.down ? 'descending' : 'ascending') : 'none' },
    h('button', { type: 'button', id: 'sort-' + c[0], click: () => { view.down = view.sort === c[0] ? !view.down : c[2] === 'n' && c[0] !== 'year'; view.sort = c[0]; list(filtered()); byId('sort-' + c[0]).focus(); } },
      t('col-' + c[0]), h('span', { 'aria-hidden': 'true' }, view.sort === c[0] ? (view.down ? ' ▼' : ' ▲') : ''))));
  const row = r => h('tr', { 'data-i': r.i },
    h('td', null, h('a', { href: '#r' + r.i }, r.issuer ? doc(r.issuer) : h('em', null, t('no-issuer')))), h('td.n', null, r.year || '—'),
    h('td', null, r.edition ? t('edition-' + r.edition) : '—'), h('td', null, badge(r.state)), h('td.n', null, r.error ? '—' : r.read + ' / ' + r.cells),
    h('td.n', null, r.error ? '—' : r.held), h('td.n', null, r.error ? '—' : r.broken), h('td.n', null, r.error ? h('code', null, r.error[0]) : findingsText(r)), h('td.file', null, doc(r.file)));
  fill(byId('list'), h('div.scroll', null, h('table.list', { id: 'reports' }, h('thead', null, h('tr', null, head)), h('tbody', null, all.slice(0, view.rows).map(row)))),
    more('more-rows', all.length - view.rows, 500, () => { view.rows += 500; list(filtered()); }),
    all.length ? null : h('p.none', null, t('nothing')));
}

let known = null;
function allGaps() {
  const all = index.filter(r => r.issuer && r.year), last = all.reduce((n, r) => Math.max(n, r.year), 0);
  const map = grouped(all, issuerKey), out = [];
  Array.from(map.keys()).sort((a, b) => map.get(a)[0].issuerRank - map.get(b)[0].issuerRank).forEach(k => {
    const have = new Set(map.get(k).map(r => r.year)), mine = Array.from(have).sort(), inside = [], after = [];
    if (last - mine[0] > 100) return;
    for (let y = mine[0]; y <= last; y++) if (!have.has(y)) (y < mine[mine.length - 1] ? inside : after).push(y);
    if (inside.length || after.length) out.push([k, inside, after]);
  });
  return out;
}
function gaps(rows) {
  known = known || allGaps();
  const named = new Set(rows.map(issuerKey)), out = known.filter(g => named.has(g[0]));
  fill(byId('gaps'), h('p.note', null, t('gaps-note')), out.length ? h('div.scroll', null, h('table', { id: 'gap-list' }, h('thead', null, h('tr', null, ['issuer', 'gap-inside', 'gap-after'].map(w => h('th', { scope: 'col' }, t(w))))),
    h('tbody', null, out.slice(0, 100).map(g => h('tr', null, h('th', { scope: 'row' }, doc(g[0])), h('td', null, g[1].join('、') || '—'), h('td', null, g[2].join('、') || '—')))))) : h('p', null, t('gaps-none')),
  out.length > 100 ? h('p.note', null, t('gaps-cut', 100, out.length)) : null);
}
