(function () {
  'use strict';
  // ── data ──────────────────────────────────────────────────────────────────────────────────────────────────────────
  const byId = id => document.getElementById(id);
  const parse = id => JSON.parse(byId(id).textContent);
  const fixed = parse('page'), index = parse('index');
  const root = document.documentElement;
  const VALUE = 0, STATUS = 1, HELD = 2, TESTED = 3, STATED = 4, PLACE = 5, READINGS = 6, SUGGESTION = 7;
  const STATUSES = ['stated', 'inferred', 'repaired', 'ambiguous', 'blank', 'missing'];
  const MARK = { stated: '', inferred: '∴', repaired: '※', ambiguous: '?', blank: '□', missing: '∅',
    clean: '✓', flagged: '!', broken: '≠', unreadable: '✕', error: '✕', warning: '!', info: 'i' };
  const STATES = ['clean', 'flagged', 'broken', 'unreadable'];
  const totalOf = (r, key) => { const v = r.totals[fixed.totals.indexOf(key)]; return v == null ? null : v; };
  const en = () => root.lang === 'en';

  function t(key) {
    const pair = fixed.words[key];
    let text = pair ? pair[en() ? 1 : 0] : key;
    for (let i = 1; i < arguments.length; i++) text = text.split('{' + (i - 1) + '}').join(arguments[i]);
    return text;
  }
  const gloss = label => (Object.prototype.hasOwnProperty.call(fixed.gloss, label) ? fixed.gloss[label] : null);
  const tableTitle = key => { const pair = fixed.tables.find(p => p[0] === key); return pair ? pair[1] : key; };

  function stateOf(r) {
    if (r.error || r.read === 0) return 'unreadable';
    if (r.broken > 0) return 'broken';
    const s = r.status, doubt = (s.ambiguous || 0) + (s.inferred || 0) + (s.repaired || 0);
    return r.severity[0] + r.severity[1] + doubt > 0 ? 'flagged' : 'clean';
  }
  index.forEach((r, i) => { r.i = i; r.state = stateOf(r); r.find = ((r.issuer || '') + ' ' + r.file).toLowerCase(); });
  const issuerKey = r => r.issuer || '\u0000';
  const collator = window.Intl ? new Intl.Collator('zh-Hans-CN', { numeric: true }) : { compare: (a, b) => (a < b ? -1 : a > b ? 1 : 0) };
  const sortedIssuers = keys => keys.sort((a, b) => (a === '\u0000') - (b === '\u0000') || collator.compare(a, b));
  const number = n => String(n);

  // ── elements: text only ever enters as text nodes ────────────────────────────────────────────────────────────────
  const SVG = 'http://www.w3.org/2000/svg';
  function make(node, attributes, kids) {
    for (const name in attributes || {}) {
      const v = attributes[name];
      if (v === null || v === undefined || v === false) continue;
      if (typeof v === 'function') node.addEventListener(name, v);
      else node.setAttribute(name, v === true ? '' : v);
    }
    const add = kid => {
      if (kid === null || kid === undefined || kid === false) return;
      if (Array.isArray(kid)) kid.forEach(add);
      else node.appendChild(kid.nodeType ? kid : document.createTextNode(String(kid)));
    };
    kids.forEach(add);
    return node;
  }
  function h(spec, attributes, ...kids) {
    const [tag, ...classes] = spec.split('.');
    const node = document.createElement(tag);
    if (classes.length) node.className = classes.join(' ');
    return make(node, attributes, kids);
  }
  function s(spec, attributes, ...kids) {
    const [tag, ...classes] = spec.split('.');
    const node = document.createElementNS(SVG, tag);
    if (classes.length) node.setAttribute('class', classes.join(' '));
    return make(node, attributes, kids);
  }
  const clear = node => { while (node.firstChild) node.removeChild(node.firstChild); return node; };
  const fill = (node, ...kids) => make(clear(node), null, kids);
  const doc = (text, tag) => h((tag || 'span') + '.d', { lang: 'zh-CN' }, text);
  const badge = state => h('span.st.st-' + state, null, h('span', { 'aria-hidden': 'true' }, MARK[state]), t('state-' + state));

  // ── the page's own bar ────────────────────────────────────────────────────────────────────────────────────────────
  const keep = (key, value) => { try { localStorage.setItem(key, value); } catch (e) { /* kept for this view only */ } };
  function drawTop() {
    const dark = root.dataset.theme === 'dark';
    document.title = t('title');
    fill(byId('top'), h('strong', null, t('title')),
      h('button', { id: 'lang', type: 'button', lang: en() ? 'zh-CN' : 'en', click: () => { root.lang = en() ? 'zh-CN' : 'en'; keep('gongkai.lang', en() ? 'en' : 'zh'); draw(); byId('lang').focus(); } }, en() ? '中文' : 'English'),
      h('button', { id: 'theme', type: 'button', 'aria-pressed': String(dark), click: () => { root.dataset.theme = dark ? 'light' : 'dark'; keep('gongkai.theme', root.dataset.theme); drawTop(); byId('theme').focus(); } }, dark ? t('light') : t('dark')),
      h('button', { type: 'button', click: () => window.print() }, t('print')));
  }

  // ── overview ──────────────────────────────────────────────────────────────────────────────────────────────────────
  const view = { q: '', year: '', edition: '', code: '', state: '', sort: 'issuer', down: false, rows: 100, issuers: 40 };
  const COLUMNS = [
    ['issuer', r => r.issuer || '', ''], ['year', r => r.year || 0, 'n'], ['edition', r => r.edition || '', ''],
    ['state', r => STATES.indexOf(r.state), ''], ['read', r => r.read, 'n'], ['held', r => r.held, 'n'], ['broken', r => r.broken, 'n'],
    ['findings', r => r.severity[0] * 1e6 + r.severity[1] * 1e3 + r.severity[2], 'n'], ['file', r => r.file, '']];

  function filtered() {
    const words = view.q.toLowerCase().split(/\s+/).filter(Boolean);
    return index.filter(r => words.every(w => r.find.indexOf(w) >= 0)
      && (!view.year || String(r.year) === view.year) && (!view.edition || r.edition === view.edition)
      && (!view.code || r.codes[view.code] || (r.error && r.error[0] === view.code)) && (!view.state || r.state === view.state));
  }
  function sorted(rows) {
    const column = COLUMNS.find(c => c[0] === view.sort), key = column[1], sign = view.down ? -1 : 1;
    const compare = (a, b) => { const x = key(a), y = key(b); return typeof x === 'number' ? x - y : collator.compare(x, y); };
    return rows.slice().sort((a, b) => sign * compare(a, b) || collator.compare(a.issuer || '\uffff', b.issuer || '\uffff') || (a.year || 0) - (b.year || 0) || a.i - b.i);
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
      h('form.bar', { role: 'search', 'aria-label': t('filters'), submit: e => e.preventDefault() },
        h('label', null, t('search'), h('input', { id: 'q', type: 'search', value: view.q, autocomplete: 'off', placeholder: t('search-hint'), input: e => { view.q = e.target.value; refresh(); } })),
        choices('year', distinct(r => r.year)), choices('edition', distinct(r => r.edition), v => t('edition-' + v)),
        choices('state', STATES, v => MARK[v] + ' ' + t('state-' + v)),
        choices('code', Object.keys(count).sort(), v => v + ' (' + count[v] + ')'),
        h('button', { type: 'button', id: 'reset', click: () => { view.q = view.year = view.edition = view.code = view.state = ''; overview(main); byId('q').focus(); } }, t('reset')),
        h('output', { id: 'count', 'aria-live': 'polite' })),
      h('h2', { id: 'h-matrix' }, t('matrix')), h('ul.legend', null, STATES.map(x => h('li', null, badge(x), h('small', null, t('state-' + x + '-means'))))),
      h('div', { id: 'matrix' }),
      h('h2', null, t('reports')), h('div', { id: 'list' }),
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
    matrix(rows);
    list(rows);
    gaps(rows);
    clearTimeout(plotting);
    plotting = setTimeout(() => { const at = byId('plots'); if (at) fill(at, h('p.note', null, t('plots-note', rows.length)), plots(rows, 'all')); }, 120);
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
    const map = grouped(rows, issuerKey), keys = sortedIssuers(Array.from(map.keys())), years = yearsOf(rows);
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
    const states = STATES.map(x => badge(x)).map((b, i) => [b, ' ' + rows.filter(r => r.state === STATES[i]).length + '　']);
    fill(byId('matrix'), h('div.scroll', { tabindex: '0', role: 'region', 'aria-labelledby': 'h-matrix' }, h('table.matrix', null,
      h('caption', null, states),
      h('thead', null, h('tr', null, h('th', { scope: 'col' }, t('issuer')), years.map(y => h('th', { scope: 'col' }, y)), odd ? h('th', { scope: 'col' }, t('no-year')) : null)),
      h('tbody', null, body))),
    more('more-issuers', keys.length - view.issuers, 200, () => { view.issuers += 200; matrix(filtered()); }));
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

  function gaps(rows) {
    const all = index.filter(r => r.issuer && r.year), last = all.reduce((n, r) => Math.max(n, r.year), 0);
    const named = new Set(rows.map(issuerKey)), map = grouped(all, issuerKey), out = [];
    sortedIssuers(Array.from(map.keys())).forEach(k => {
      if (!named.has(k)) return;
      const have = new Set(map.get(k).map(r => r.year)), mine = Array.from(have).sort(), inside = [], after = [];
      if (last - mine[0] > 100) return;
      for (let y = mine[0]; y <= last; y++) if (!have.has(y)) (y < mine[mine.length - 1] ? inside : after).push(y);
      if (inside.length || after.length) out.push([k, inside, after]);
    });
    fill(byId('gaps'), h('p.note', null, t('gaps-note')), out.length ? h('div.scroll', null, h('table', { id: 'gap-list' }, h('thead', null, h('tr', null, ['issuer', 'gap-inside', 'gap-after'].map(w => h('th', { scope: 'col' }, t(w))))),
      h('tbody', null, out.slice(0, 300).map(g => h('tr', null, h('th', { scope: 'row' }, doc(g[0])), h('td', null, g[1].join('、') || '—'), h('td', null, g[2].join('、') || '—')))))) : h('p', null, t('gaps-none')),
    out.length > 300 ? h('p.note', null, t('gaps-cut', 300, out.length)) : null);
  }

  // ── plots ─────────────────────────────────────────────────────────────────────────────────────────────────────────
  const group = prefix => fixed.totals.filter(k => k.indexOf(prefix + '.') === 0);
  const OUTCOMES = [['granted', ['granted']], ['partially_granted', ['partially_granted']], ['refused', group('refused')], ['unavailable', group('unavailable')],
    ['not_processed', group('not_processed')], ['other', group('other').concat('other')]];
  const rowLabel = key => { const b = fixed.blocks.find(x => x.table === 'applications' && x.rows.some(r => r.key === key)); return b ? b.rows.find(r => r.key === key).official : key; };
  const shown = label => en() && gloss(label) ? gloss(label) : label;

  /** One report for each issuer and year, so that a second copy of a report is not counted again. */
  function panel(rows) {
    const best = new Map();
    let doubled = 0, undated = 0;
    rows.forEach(r => {
      if (r.state === 'unreadable' || !r.totals.some(v => v !== null)) return;
      if (!r.year) { undated++; return; }
      const k = r.issuer ? r.issuer + '\u0000' + r.year : '\u0000' + r.i;
      if (best.has(k)) doubled++;
      if (!best.has(k) || best.get(k).read < r.read) best.set(k, r);
    });
    return { reports: Array.from(best.values()), doubled, undated };
  }
  /** The sum of some rows over some reports, and in how many reports none of them had a value. */
  function total(reports, keys) {
    let n = 0, without = 0;
    reports.forEach(r => {
      const values = keys.map(k => totalOf(r, k)).filter(v => v !== null);
      if (!values.length) without++;
      values.forEach(v => { n += Number(v); });
    });
    return { n, without, known: reports.length > without };
  }
  function ticks(top) {
    const raw = Math.max(top, 1) / 4, power = Math.pow(10, Math.floor(Math.log10(raw))), unit = [1, 2, 2.5, 5, 10].find(m => m * power >= raw) * power;
    const step = Math.max(unit < 1 ? 1 : unit, 1), out = [];
    for (let v = 0; v < top + step; v += step) out.push(v);
    return out;
  }
  let serial = 0;
  function figure(name, svg, note, table) {
    const id = 'plot' + (serial++);
    svg.setAttribute('role', 'img');
    svg.setAttribute('aria-labelledby', id);
    return h('figure.plot', { 'data-plot': name }, h('figcaption', { id }, t('plot-' + name)), svg, note ? h('p.note', null, note) : null,
      h('details', null, h('summary', null, t('as-table')), h('div.scroll', null, table)));
  }
  const dataTable = (heads, rows) => h('table', null, h('thead', null, h('tr', null, heads.map((x, i) => h('th' + (i ? '.n' : ''), { scope: 'col' }, x)))),
    h('tbody', null, rows.map(r => h('tr', null, h('th', { scope: 'row' }, r[0]), r.slice(1).map(v => h('td.n', null, v === null ? '—' : v))))));

  /** Columns over years: `series` side by side, or one on the other. */
  function columns(name, years, series, stacked, note) {
    const W = 560, H = 270, L = 52, R = 12, T = 22, B = 46;
    const tops = years.map((_, i) => { const v = series.map(x => x.values[i] || 0); return stacked ? v.reduce((a, b) => a + b, 0) : Math.max.apply(null, v); });
    const scale = ticks(Math.max.apply(null, tops.concat(1))), top = scale[scale.length - 1];
    const y = v => H - B - (v / top) * (H - B - T), step = (W - L - R) / years.length;
    const parts = [s('title', null, t('plot-' + name))];
    scale.forEach(v => parts.push(s('line' + (v ? '' : '.base'), { x1: L, x2: W - R, y1: y(v), y2: y(v) }), s('text.ax', { x: L - 6, y: y(v) + 4, 'text-anchor': 'end' }, v)));
    parts.push(s('text.ax', { x: 4, y: 12 }, t('axis-cases')), s('text.ax', { x: W - R, y: H - 4, 'text-anchor': 'end' }, t('axis-year')));
    years.forEach((year, i) => {
      const x0 = L + i * step, wide = Math.min(step * 0.72, 84), left = x0 + (step - wide) / 2;
      parts.push(s('text', { x: x0 + step / 2, y: H - B + 17, 'text-anchor': 'middle' }, year));
      let base = 0;
      series.forEach((x, j) => {
        const v = x.values[i], each = wide / series.length;
        if (v === null) { if (!stacked || j === 0) parts.push(s('text.ax', { x: stacked ? x0 + step / 2 : left + each * (j + 0.5), y: y(0) - 4, 'text-anchor': 'middle' }, '∅')); return; }
        const tall = y(0) - y(v), px = stacked ? left : left + each * j, py = y(stacked ? base + v : v), w = stacked ? wide : each - 1;
        parts.push(s('rect.f' + j, { x: px, y: py, width: Math.max(w, 1), height: Math.max(tall, 0) }, s('title', null, year + ' ' + x.name + ' ' + v)));
        if (stacked) { if (tall > 13 && wide > 14) parts.push(s('text.in', { x: px + w / 2, y: py + tall / 2 + 4, 'text-anchor': 'middle' }, series.length > 1 ? j + 1 : v)); base += v; }
        else if (each > String(v).length * 6 - 4) parts.push(s('text.ax', { x: px + w / 2, y: py - 4, 'text-anchor': 'middle' }, v));
      });
      if (stacked && base > 0) parts.push(s('text.ax', { x: x0 + step / 2, y: y(base) - 4, 'text-anchor': 'middle' }, base));
    });
    const key = series.length > 1 ? h('ul.legend', null, series.map((x, j) => h('li', null, h('span.key.f' + j, null, j + 1), x.name))) : null;
    const fig = figure(name, s('svg', { viewBox: '0 0 ' + W + ' ' + H }, parts), note, dataTable([t('axis-year')].concat(series.map(x => x.name)), years.map((year, i) => [year].concat(series.map(x => x.values[i])))));
    if (key) fig.insertBefore(key, fig.querySelector('svg'));
    return fig;
  }
  function bars(name, items, note) {
    const W = 560, L = 250, R = 60, row = 25, T = 8, H = T + row * items.length + 26;
    const scale = ticks(Math.max.apply(null, items.map(x => x[1] || 0).concat(1))), top = scale[scale.length - 1], x = v => L + (v / top) * (W - L - R);
    const parts = [s('title', null, t('plot-' + name))];
    scale.forEach(v => parts.push(s('line' + (v ? '' : '.base'), { x1: x(v), x2: x(v), y1: T, y2: H - 24 }), s('text.ax', { x: x(v), y: H - 10, 'text-anchor': 'middle' }, v)));
    parts.push(s('text.ax', { x: W - 4, y: H - 10, 'text-anchor': 'end' }, t('axis-cases')));
    items.forEach((it, i) => {
      const y = T + i * row;
      parts.push(s('text', { x: L - 8, y: y + 16, 'text-anchor': 'end' }, it[0]));
      if (it[1] === null) parts.push(s('text.ax', { x: L + 5, y: y + 16 }, '∅'));
      else parts.push(s('rect.f2', { x: L, y: y + 4, width: Math.max(x(it[1]) - L, 0), height: row - 9 }, s('title', null, it[0] + ' ' + it[1])), s('text', { x: x(it[1]) + 5, y: y + 16 }, it[1]));
    });
    return figure(name, s('svg', { viewBox: '0 0 ' + W + ' ' + H }, parts), note, dataTable([t('reason'), t('axis-cases')], items));
  }
  function plots(rows) {
    const p = panel(rows), years = yearsOf(p.reports), at = grouped(p.reports, r => r.year);
    if (!years.length) return h('p.none', null, t('plots-none'));
    const sums = keys => years.map(y => total(at.get(y) || [], keys)), values = list => list.map(x => (x.known ? x.n : null));
    const lack = list => list.reduce((n, x) => n + x.without, 0);
    const received = sums(['received']), outcomes = OUTCOMES.map(o => sums(o[1])), inn = sums(['carried_in']), out = sums(['carried_out']);
    const missing = n => (n ? t('plot-lack', n) : '');
    const also = [p.doubled ? t('plot-doubled', p.doubled) : '', p.undated ? t('plot-undated', p.undated) : ''].filter(Boolean).join(' ');
    const worst = Math.max.apply(null, outcomes.map(lack));
    const reasons = group('refused').map(k => { const x = total(p.reports, [k]); return [shown(rowLabel(k)), x.known ? x.n : null, x.without]; });
    return [also ? h('p.note', null, also) : null, h('div.plots', null,
      columns('received', years, [{ name: t('series-received'), values: values(received) }], false, missing(lack(received))),
      columns('outcomes', years, OUTCOMES.map((o, i) => ({ name: t('out-' + o[0]), values: values(outcomes[i]) })), true, missing(worst)),
      bars('reasons', reasons.map(r => r.slice(0, 2)), [t('plot-reasons-span', years[0] === years[years.length - 1] ? years[0] : years[0] + '–' + years[years.length - 1]), missing(Math.max.apply(null, reasons.map(r => r[2])))].filter(Boolean).join(' ')),
      columns('carried', years, [{ name: t('series-received'), values: values(received) }, { name: t('series-in'), values: values(inn) }, { name: t('series-out'), values: values(out) }], false, missing(Math.max(lack(received), lack(inn), lack(out)))))];
  }

  // ── one report ────────────────────────────────────────────────────────────────────────────────────────────────────
  let now = null;
  const cache = new Map();
  function load(i) {
    if (!cache.has(i)) { if (cache.size > 20) cache.clear(); cache.set(i, parse('d' + i)); }
    return cache.get(i);
  }

  function report(main, i) {
    const r = index[i], d = load(i), fam = index.filter(x => r.issuer && x.issuer === r.issuer).sort((a, b) => (a.year || 0) - (b.year || 0) || a.i - b.i);
    const cells = new Map();
    (d.cells || []).forEach(c => cells.set(c[0] + '/' + c[1] + '/' + c[2], { table: c[0], row: c[1], column: c[2], f: c[3] }));
    now = { r, d, cells, located: new Set(), drawn: new Set(), tests: tests(r, d) };
    const located = d.findings.filter(x => x.code === 'error-located');
    located.forEach(x => { if (x.table && x.row && x.column) now.located.add(x.table + '/' + x.row + '/' + x.column); });
    cells.forEach((c, k) => { if (c.f[SUGGESTION] != null && c.f[VALUE] != null && c.f[HELD] < c.f[TESTED]) now.located.add(k); });
    const fact = (k, v) => v === null || v === undefined || v === '' ? null : [h('dt', null, t(k)), h('dd', null, v)];
    const name = (r.issuer || t('no-issuer')) + ' ' + (r.year ? (en() ? r.year : r.year + '年') : t('no-year'));
    fill(main,
      h('nav.nav', { 'aria-label': t('issuer') }, h('a', { href: '#', id: 'back' }, '← ' + t('back')), fam.length > 1 ? fam.map(x => x.i === i ? h('strong', { 'aria-current': 'page' }, x.year || t('no-year')) : h('a', { href: '#r' + x.i }, x.year || t('no-year'))) : null),
      h('h1', { tabindex: '-1', id: 'report-title' }, doc(name)), badge(r.state),
      h('dl.facts', null, fact('printed-title', d.title && doc(d.title)), fact('published', d.published), fact('col-edition', r.edition && t('edition-' + r.edition)), fact('col-file', doc(r.file)),
        r.error ? null : [fact('n-cells', r.read + ' / ' + r.cells + '（' + STATUSES.filter(x => r.status[x]).map(x => t('s-' + x) + ' ' + r.status[x]).join('，') + '）'), fact('n-identities', t('held-n', r.held) + '，' + t('broken-n', r.broken) + '，' + t('open-n', r.open))]),
      r.error ? h('div.located', { role: 'alert' }, h('h3', null, MARK.unreadable + ' ' + t('state-unreadable') + ' · ', h('code', null, r.error[0])), h('p', null, doc(r.error[en() ? 2 : 1]))) : null,
      locatedBox(located), h('h2', null, t('findings-title')), findingList(d.findings));
    if (!r.error) {
      main.appendChild(h('ul.legend', { id: 'legend' }, STATUSES.map(x => h('li', null, h('span.st.s-' + x, null, MARK[x] || '12'), t('s-' + x))), h('li', null, h('span.st.st-broken', null, '≠'), t('legend-broken')), h('li', null, h('span.st.st-broken', null, '▲'), t('legend-located'))));
      main.appendChild(h('p.note.noprint', null, t('keys')));
      ['proactive_disclosure', 'applications', 'review_litigation'].forEach(x => main.appendChild(tableSection(x)));
      const left = Array.from(cells.keys()).filter(k => !now.drawn.has(k)), rest = grouped(left.map(k => cells.get(k)), c => c.table);
      rest.forEach((group, table) => main.appendChild(listSection(table, group)));
      if (d.sections && d.sections.length) {
        main.appendChild(h('h2', null, t('prose')));
        d.sections.forEach(x => main.appendChild(h('details', null, h('summary', null, doc(x[1] || t('prose-first'))), x[2].map(p => h('p.prose.d', { lang: 'zh-CN' }, p)))));
      }
      main.appendChild(h('h2', null, t('plots')));
      make(main, null, [plots(fam.length ? fam : [r])]);
      rove(main);
    }
  }

  /** Every identity of the report's form, by the cells it is over: held, broken with both sides, or open. */
  function tests(r, d) {
    const find = (list, n, line) => (list || []).find(x => x[0] === n && x[1] === line), out = [];
    fixed.blocks.filter(b => b.edition === r.edition).forEach(b => {
      const add = (rule, line, key) => {
        const broken = find(d.broken, rule.name, line.key), open = find(d.open, rule.name, line.key);
        out.push({ rule, table: b.table, line, down: key === 'down', state: broken ? 'broken' : open ? 'open' : 'held', sides: broken && broken[2],
          left: rule.left.map(k => (key === 'down' ? b.table + '/' + k + '/' + line.key : b.table + '/' + line.key + '/' + k)),
          right: rule.right.map(k => (key === 'down' ? b.table + '/' + k + '/' + line.key : b.table + '/' + line.key + '/' + k)), block: b });
      };
      b.down.forEach(rule => b.columns.forEach(c => add(rule, c, 'down')));
      b.across.forEach(rule => b.rows.forEach(row => add(rule, row, 'across')));
    });
    return out;
  }
  const sidesText = x => x.sides[0] + ' ≠ ' + x.sides[1];
  const over = (x, k) => x.left.indexOf(k) >= 0 || x.right.indexOf(k) >= 0;

  function locatedBox(located) {
    const keys = Array.from(now.located);
    if (!located.length && !keys.length) return null;
    const said = new Set(located.map(x => x.table + '/' + x.row + '/' + x.column));
    return h('section.located', { 'aria-label': t('located') }, h('h3', null, '▲ ' + t('located')), h('ul', null,
      located.map(x => h('li', null, doc(x.message[en() ? 1 : 0]), x.suggestion ? h('strong', null, ' → ' + x.suggestion) : null, ' ', goTo(x))),
      keys.filter(k => !said.has(k)).map(k => { const c = now.cells.get(k); return h('li', null, doc(placeOf(c)), '：' + t('printed') + ' ', h('strong', null, doc(printed(c.f))), ' → ' + t('suggestion') + ' ', h('strong', null, c.f[SUGGESTION]), ' ', goTo(c)); })), h('p.note', null, t('kept')));
  }
  const printed = f => (f[STATED] === 0 ? f[VALUE] : f[STATED]) || '';
  const goTo = x => { const k = x.table + '/' + x.row + '/' + x.column; return now.cells.has(k) ? h('button', { type: 'button', click: () => { const td = cellAt(k); if (td) { td.scrollIntoView({ block: 'center', inline: 'center' }); td.focus(); } } }, t('go')) : null; };
  const cellAt = k => Array.from(document.querySelectorAll('td.c')).find(td => td.dataset.k === k);

  function findingList(findings) {
    if (!findings.length) return h('p.none', null, t('findings-none'));
    return h('ol.findings', { id: 'findings' }, findings.map(x => h('li.' + x.severity + (x.code === 'error-located' ? '.head' : ''), null,
      h('span.sv', null, MARK[x.severity] + ' ' + t('sev-' + x.severity)), doc(x.message[en() ? 1 : 0]), ' ', h('code', null, x.code),
      x.suggestion ? [' · ' + t('suggestion') + ' ', h('strong', null, x.suggestion)] : null, x.locator ? [' · ', h('span.loc', null, x.locator)] : null, ' ', goTo(x),
      fixed.codes[x.code] ? h('details', null, h('summary', null, t('explain')), h('p.ex', { lang: 'en' }, fixed.codes[x.code].explain.trim())) : null)));
  }

  /** The label of a row or column of this report, from its own edition first. */
  function labelOf(table, axis, key) {
    const blocks = fixed.blocks.filter(b => b.table === table && b[axis].some(l => l.key === key));
    const own = blocks.find(b => b.edition === now.r.edition) || blocks[0];
    return own ? own[axis].find(l => l.key === key) : { key, under: [], official: key };
  }
  const placeOf = c => labelOf(c.table, 'rows', c.row).official + ' × ' + labelOf(c.table, 'columns', c.column).official;

  function cellNode(table, row, column, span) {
    const k = table + '/' + row + '/' + column, c = now.cells.get(k);
    now.drawn.add(k);
    const f = c ? c.f : [null, 'missing', 0, 0, ''], status = f[STATUS], bad = f[HELD] < f[TESTED], hit = now.located.has(k);
    const value = f[VALUE], text = printed(f);
    const broken = now.tests.filter(x => x.state === 'broken' && over(x, k));
    const classes = ['td', 'c', 's-' + status];
    if (bad || broken.length) classes.push('bad');
    if (broken.some(x => !x.down)) classes.push('br');
    if (broken.some(x => x.down)) classes.push('bc');
    if (hit) classes.push('located-cell');
    const mark = (hit ? '▲' : '') + MARK[status] + (bad && !hit ? '≠' : '');
    const spoken = [value === null ? (text || t('no-value')) : value, t('s-' + status), t('checks') + ' ' + f[HELD] + '/' + f[TESTED], hit ? t('located') : '', f[SUGGESTION] != null ? t('suggestion') + ' ' + f[SUGGESTION] : ''].filter(Boolean).join(en() ? ', ' : '，');
    return h(classes.join('.'), { colspan: span > 1 ? span : null, tabindex: '-1', 'data-k': k, 'data-value': value === null ? '' : value, 'aria-label': spoken, 'aria-describedby': 'card' },
      mark ? h('span.m', { 'aria-hidden': 'true' }, mark) : null,
      value !== null ? value : status === 'ambiguous' && f[READINGS] ? h('span.raw.d', null, f[READINGS].slice(0, 4).join(' | ') + (f[READINGS].length > 4 ? ' …' : '')) : text ? h('span.raw.d', null, text.length > 24 ? text.slice(0, 23) + '…' : text) : '',
      f[SUGGESTION] != null ? h(hit ? 'span.fix' : 'span.hint', null, '→ ' + f[SUGGESTION]) : null);
  }
  const th = (cls, attributes, label) => h('th' + cls, Object.assign({ title: gloss(label) }, attributes), doc(label));

  function tableSection(table) {
    const title = tableTitle(table), has = (now.d.cells || []).some(c => c[0] === table);
    const block = fixed.blocks.some(b => b.table === table && b.edition === now.r.edition);
    if (!has && !block) return h('span', { hidden: true });
    const body = table === 'proactive_disclosure' ? proactive(title) : table === 'applications' ? applications(title) : review(title);
    return h('section', { 'aria-label': title, 'data-table': table }, h('h2', { title: gloss(title) }, doc(title)), has ? null : h('p.none', null, t('table-absent')), h('div.scroll', null, body), ledgers(table));
  }

  function proactive(title) {
    const titles = [];
    fixed.blocks.forEach(b => { if (b.table === 'proactive_disclosure' && titles.indexOf(b.title) < 0) titles.push(b.title); });
    const rows = [];
    const weight = b => b.rows.reduce((n, row) => n + b.columns.reduce((m, c) => { const x = now.cells.get('proactive_disclosure/' + row.key + '/' + c.key); return m + (x ? (x.f[STATUS] === 'missing' ? 1 : 100) : 0); }, 0), 0);
    titles.forEach(name => {
      const all = fixed.blocks.filter(b => b.table === 'proactive_disclosure' && b.title === name);
      const best = all.slice().sort((a, b) => weight(b) - weight(a) || (b.edition === now.r.edition) - (a.edition === now.r.edition))[0];
      if (!weight(best) && best.edition !== now.r.edition) return;
      const n = best.columns.length, span = j => (j === n - 1 ? 4 - n : 1);
      rows.push(h('tr', null, h('th.cap', { colspan: 4, scope: 'colgroup' }, doc(name))));
      rows.push(h('tr', null, th('.sub', { scope: 'col' }, '信息内容'), best.columns.map((c, j) => th('.sub', { scope: 'col', colspan: span(j) }, c.official))));
      best.rows.forEach(row => rows.push(h('tr', null, th('.leaf', { scope: 'row' }, row.official), best.columns.map((c, j) => cellNode('proactive_disclosure', row.key, c.key, span(j))))));
    });
    return h('table.form', null, h('caption.vh', null, title), h('tbody', null, rows));
  }

  /** Header rows from the group labels over the columns, each merged as the form merges it. */
  function header(cols, deep, corner) {
    const rows = [];
    for (let level = 0; level < deep; level++) {
      const cells = level === 0 ? [corner] : [];
      for (let j = 0; j < cols.length; j++) {
        const u = cols[j].under;
        if (u.length === level) cells.push(th('', { scope: 'col', rowspan: deep - level }, cols[j].official));
        else if (u.length > level) {
          const path = u.slice(0, level + 1).join('\u0000');
          if (j > 0 && cols[j - 1].under.slice(0, level + 1).join('\u0000') === path) continue;
          let n = 1;
          while (j + n < cols.length && cols[j + n].under.slice(0, level + 1).join('\u0000') === path) n++;
          cells.push(th('', { scope: 'colgroup', colspan: n }, u[level]));
        }
      }
      rows.push(h('tr', null, cells));
    }
    return h('thead', null, rows);
  }

  function applications(title) {
    const own = fixed.blocks.find(b => b.table === 'applications' && b.edition === now.r.edition) || fixed.blocks.find(b => b.table === 'applications');
    const rows = own.rows.slice(), seen = [];
    (now.d.cells || []).forEach(c => { if (c[0] === 'applications' && seen.indexOf(c[1]) < 0) seen.push(c[1]); });
    seen.forEach((key, i) => {
      if (rows.some(r => r.key === key)) return;
      // a row of the other edition that this report prints: in its place, before the next row that both have
      const next = seen.slice(i + 1).find(k => own.rows.some(r => r.key === k));
      rows.splice(next ? rows.findIndex(r => r.key === next) : rows.length, 0, labelOf('applications', 'rows', key));
    });
    const cols = own.columns, deep = 1 + Math.max.apply(null, cols.map(c => c.under.length));
    const across = now.tests.filter(x => x.table === 'applications' && x.state === 'broken' && !x.down);
    const corner = h('th', { colspan: 3, rowspan: deep, scope: 'col' }, doc('（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）'));
    const head = header(cols, deep, corner);
    if (across.length) head.firstChild.appendChild(h('th', { scope: 'col', rowspan: deep }, t('both-sides')));
    const path = (i, n) => (rows[i] ? rows[i].under.slice(0, n).join('\u0000') : null);
    const body = rows.map((row, i) => {
      const cells = [];
      row.under.forEach((label, level) => {
        if (i > 0 && rows[i - 1].under.length > level && path(i - 1, level + 1) === path(i, level + 1)) return;
        let n = 1;
        while (i + n < rows.length && rows[i + n].under.length > level && path(i + n, level + 1) === path(i, level + 1)) n++;
        cells.push(th('.grp', { scope: 'rowgroup', rowspan: n }, label));
      });
      cells.push(th('.leaf', { scope: 'row', colspan: 3 - row.under.length }, row.official));
      const bad = across.filter(x => x.line.key === row.key);
      return h('tr', null, cells, cols.map(c => cellNode('applications', row.key, c.key, 1)),
        across.length ? h(bad.length ? 'td.side' : 'td', null, bad.map(x => [sidesText(x), h('br'), t('difference', x.sides[2])])) : null);
    });
    const foot = own.down.map(rule => {
      const bad = now.tests.filter(x => x.rule === rule && x.state === 'broken');
      return bad.length ? h('tr.sides', null, h('th', { scope: 'row', colspan: 3 }, '≠ ', doc(shown(rule.says))), cols.map(c => { const x = bad.find(y => y.line.key === c.key); return x ? h('td.side', null, sidesText(x), h('br'), t('difference', x.sides[2])) : h('td', null); }), across.length ? h('td', null) : null) : null;
    });
    return h('table.form', null, h('caption.vh', null, title), head, h('tbody', null, body, foot));
  }

  function review(title) {
    const own = fixed.blocks.find(b => b.table === 'review_litigation' && b.edition === now.r.edition) || fixed.blocks.find(b => b.table === 'review_litigation');
    // the form prints the three rows side by side: 行政复议 has its captions one line higher
    const flat = [];
    own.rows.forEach(row => own.columns.forEach(c => flat.push({ under: row.under.concat(row.official), official: c.official })));
    const bad = now.tests.filter(x => x.table === 'review_litigation' && x.state === 'broken');
    const foot = bad.length ? h('tr.sides', null, own.rows.map(row => { const x = bad.find(y => y.line.key === row.key); return h(x ? 'td.side' : 'td', { colspan: own.columns.length }, x ? ['≠ ' + shown(x.rule.says) + '：', sidesText(x), ' ', t('difference', x.sides[2])] : ''); })) : null;
    return h('table.form.wide', null, h('caption.vh', null, title), header(flat, 3, null),
      h('tbody', null, h('tr', null, own.rows.map(row => own.columns.map(c => cellNode('review_litigation', row.key, c.key, 1)))), foot));
  }

  /** Any other table, as a list: its rows in order, group labels as lines of their own. */
  function listSection(table, cells) {
    const cols = Array.from(new Set(cells.map(c => c.column))), byRow = grouped(cells, c => c.row), rows = [];
    let above = [];
    byRow.forEach((_, key) => {
      const label = labelOf(table, 'rows', key);
      label.under.forEach((u, i) => { if (above[i] !== u) rows.push(h('tr', null, h('th.cap', { colspan: cols.length + 1, scope: 'colgroup' }, '　'.repeat(i), doc(u)))); });
      above = label.under;
      rows.push(h('tr', null, h('th.leaf', { scope: 'row', title: gloss(label.official) }, '　'.repeat(label.under.length), doc(label.official)), cols.map(c => (now.cells.has(table + '/' + key + '/' + c) ? cellNode(table, key, c, 1) : h('td', null)))));
    });
    const drawn = ['proactive_disclosure', 'applications', 'review_litigation'].indexOf(table) >= 0, title = tableTitle(table);
    return h('section', { 'aria-label': title, 'data-table': table }, h('h2', null, doc(title), drawn ? ' · ' + t('outside') : ''), h('div.scroll', null, h('table.form', null, h('caption.vh', null, title),
      h('thead', null, h('tr', null, h('th', { scope: 'col' }, t('indicator')), cols.map(c => h('th', { scope: 'col' }, doc(labelOf(table, 'columns', c).official))))), h('tbody', null, rows))), ledgers(table));
  }

  /** Broken identities drawn upright: the parts that are not 0, their sum, and what stands on the other side. */
  function ledgers(table) {
    const bad = now.tests.filter(x => x.table === table && x.state === 'broken');
    if (!bad.length) return null;
    const part = k => { const c = now.cells.get(k); return c && c.f[VALUE] !== null && c.f[VALUE] !== '0' ? [c, c.f[VALUE]] : null; };
    const side = (x, keys, value) => {
      const parts = keys.map(part).filter(Boolean), zero = keys.filter(k => { const c = now.cells.get(k); return c && c.f[VALUE] === '0'; }).length, none = keys.length - zero - parts.length;
      const name = c => (x.down ? labelOf(c.table, 'rows', c.row) : labelOf(c.table, 'columns', c.column)).official;
      return [parts.map(p => h('tr', null, h('th', { scope: 'row' }, doc(name(p[0]))), h('td.n', null, p[1]))),
        zero ? h('tr', null, h('th', { scope: 'row' }, h('small', null, t('zeros', zero))), h('td.n', null, '0')) : null, none ? h('tr', null, h('th', { scope: 'row' }, h('small', null, t('blanks', none))), h('td.n', null, '')) : null,
        h('tr.sum', null, h('th', { scope: 'row' }, t('sum')), h('td.n', null, value))];
    };
    return [h('h3', null, t('broken-title', bad.length)), h('div.ledgers', null, bad.map(x => h('table.ledger', { 'data-rule': x.rule.name, 'data-line': x.line.key },
      h('caption', null, '≠ ', doc(x.line.official), '：', doc(shown(x.rule.says)), ' — ', h('strong', null, sidesText(x)), '，', t('difference', x.sides[2])),
      h('tbody', null, side(x, x.left, x.sides[0])), h('tbody', null, side(x, x.right, x.sides[1]))))), h('p.note', null, t('kept'))];
  }

  // ── the card that says what stands behind a cell ──────────────────────────────────────────────────────────────────
  const card = byId('card');
  let pinned = null;
  function hide() { card.hidden = true; document.querySelectorAll('td.hl,td.hr').forEach(td => td.classList.remove('hl', 'hr')); }
  function show(td) {
    const k = td.dataset.k, c = now.cells.get(k);
    hide();
    if (!c) return;
    const f = c.f, mine = now.tests.filter(x => over(x, k)), row = labelOf(c.table, 'rows', c.row), column = labelOf(c.table, 'columns', c.column);
    const line = (w, v) => [h('dt', null, t(w)), h('dd', null, v)];
    const g = [gloss(row.official), gloss(column.official)].filter(Boolean).join(' × ');
    fill(card, h('h3', null, doc(placeOf(c))), g ? h('p.note', { lang: 'en' }, g) : null, h('dl.facts', null,
      line('value', f[VALUE] === null ? t('no-value') : h('strong', null, f[VALUE])), line('status', [(MARK[f[STATUS]] + ' ').trimStart(), t('s-' + f[STATUS]), h('br'), h('small', null, t('s-' + f[STATUS] + '-means'))]),
      line('printed', printed(f) ? doc('“' + printed(f) + '”') : t('nothing-printed')), f[PLACE] ? line('locator', h('span.loc', null, f[PLACE])) : null, line('checks', f[HELD] + '/' + f[TESTED]),
      f[SUGGESTION] != null ? line('suggestion', [h('strong', null, f[SUGGESTION]), ' ', h('small', null, t('kept'))]) : null, f[READINGS] ? line('readings', f[READINGS].join(' | ')) : null),
    mine.length ? h('ul', null, mine.map(x => h('li', null, (x.state === 'broken' ? '≠ ' : x.state === 'open' ? '? ' : '✓ '), doc(shown(x.rule.says)), '（', doc(x.line.official), '）', x.sides ? h('strong', null, ' ' + sidesText(x) + '，' + t('difference', x.sides[2])) : t('test-' + x.state)))) : h('p.note', null, t('no-identity')));
    card.hidden = false;
    mine.filter(x => x.state === 'broken').forEach(x => document.querySelectorAll('td.c').forEach(o => { if (x.left.indexOf(o.dataset.k) >= 0) o.classList.add('hl'); else if (x.right.indexOf(o.dataset.k) >= 0) o.classList.add('hr'); }));
    const at = td.getBoundingClientRect(), w = card.offsetWidth, tall = card.offsetHeight;
    const leftward = at.right + w + 16 > window.innerWidth;
    card.style.left = Math.max(4, leftward ? at.left - w - 8 : at.right + 8) + 'px';
    card.style.top = Math.max(4, Math.min(at.top, window.innerHeight - tall - 8)) + 'px';
  }
  /** One tab stop a table; the arrows go from cell to cell. */
  function rove(main) {
    main.querySelectorAll('table.form').forEach(table => { const first = table.querySelector('td.c'); if (first) first.tabIndex = 0; });
  }
  const cellOf = target => (target && target.closest ? target.closest('td.c') : null);
  document.addEventListener('mouseover', e => { const td = cellOf(e.target); if (td) show(td); else if (!card.contains(e.target)) { if (pinned && document.contains(pinned)) show(pinned); else hide(); } });
  document.addEventListener('focusin', e => { const td = cellOf(e.target); pinned = td; if (td) { td.closest('table').querySelectorAll('td.c[tabindex="0"]').forEach(x => { x.tabIndex = -1; }); td.tabIndex = 0; show(td); } else hide(); });
  document.addEventListener('focusout', e => { if (!e.relatedTarget) { pinned = null; hide(); } });
  document.addEventListener('click', e => { const td = cellOf(e.target); if (td) td.focus(); });
  window.addEventListener('scroll', () => { if (!card.hidden) { if (pinned) show(pinned); else hide(); } }, { passive: true });
  document.addEventListener('keydown', e => {
    if (e.key === 'Escape') { hide(); return; }
    const td = cellOf(document.activeElement), move = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0], Home: [0, -99], End: [0, 99] }[e.key];
    if (!td || !move || e.ctrlKey || e.altKey || e.metaKey) return;
    e.preventDefault();
    const rows = Array.from(td.closest('table').querySelectorAll('tr')).map(tr => Array.from(tr.querySelectorAll('td.c'))).filter(x => x.length);
    const y = rows.findIndex(x => x.indexOf(td) >= 0), to = rows[Math.max(0, Math.min(rows.length - 1, y + move[0]))];
    const x = Math.max(0, Math.min(to.length - 1, rows[y].indexOf(td) + move[1]));
    to[x].scrollIntoView({ block: 'nearest', inline: 'nearest' });
    to[x].focus({ preventScroll: true });
  });

  // ── which view ────────────────────────────────────────────────────────────────────────────────────────────────────
  let scrolled = 0, last = null;
  function draw() {
    const main = byId('main'), match = /^#r(\d+)$/.exec(location.hash), i = match ? Number(match[1]) : -1;
    hide();
    drawTop();
    if (index[i]) report(main, i); else overview(main);
    return index[i] ? i : null;
  }
  function route() {
    if (location.hash === '#main') return;
    if (last === null) scrolled = window.scrollY;
    const to = draw();
    if (to === null) window.scrollTo(0, last === null ? 0 : scrolled); else { window.scrollTo(0, 0); byId('report-title').focus({ preventScroll: true }); }
    last = to;
  }
  window.addEventListener('hashchange', route);
  // on paper every row is wanted
  let kept = null;
  window.addEventListener('beforeprint', () => { document.querySelectorAll('figure details,details').forEach(x => { if (!x.closest('figure') && !x.closest('.findings')) x.open = true; }); if (byId('list')) { kept = [view.rows, view.issuers]; view.rows = view.issuers = Infinity; matrix(filtered()); list(filtered()); } });
  window.addEventListener('afterprint', () => { if (kept) { view.rows = kept[0]; view.issuers = kept[1]; kept = null; if (byId('list')) { matrix(filtered()); list(filtered()); } } });
  last = draw();
  root.dataset.ready = 'yes';
})();
