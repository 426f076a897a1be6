// One report: findings, its tables as the form prints them, broken identities drawn with both sides.
let now = null;
const cache = new Map();
function load(i) {
  if (!cache.has(i)) {
    if (cache.size > 20) cache.clear();
    const d = parse('d' + i);
    d.cells = (d.cells || []).map(c => { const f = c.slice(3); f[STATUS] = STATUSES[f[STATUS]]; return [d.keys[c[0]], d.keys[c[1]], d.keys[c[2]], f]; });
    cache.set(i, d);
  }
  return cache.get(i);
}

function report(main, i) {
  const r = index[i], d = load(i), fam = index.filter(x => r.issuer && x.issuer === r.issuer).sort((a, b) => (a.year || 0) - (b.year || 0) || a.i - b.i);
  const cells = new Map();
  d.cells.forEach(c => cells.set(c[0] + '/' + c[1] + '/' + c[2], { table: c[0], row: c[1], column: c[2], f: c[3] }));
  now = { r, d, cells, located: new Set(), drawn: new Set(), tests: tests(r, d, cells) };
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
function tests(r, d, cells) {
  const find = (list, n, line) => (list || []).find(x => x[0] === n && x[1] === line), out = [];
  const cellKey = (b, k, line, key) => (key === 'down' ? b.table + '/' + k + '/' + line : b.table + '/' + line + '/' + k);
  // one row printed for several of the form (其他处理) stands in for them
  const extra = (b, rule, column) => Array.from(new Set(rule.left.filter(k => k.indexOf('.') > 0).map(k => k.split('.')[0]))).filter(k => !b.rows.some(x => x.key === k) && cells.has(b.table + '/' + k + '/' + column) && cells.get(b.table + '/' + k + '/' + column).f[VALUE] !== null);
  const present = new Set(d.cells.map(c => c[0]));
  fixed.blocks.filter(b => b.edition === r.edition && present.has(b.table)).forEach(b => {
    const add = (rule, line, key) => {
      const broken = find(d.broken, rule.name, line.key), open = find(d.open, rule.name, line.key);
      out.push({ rule, table: b.table, line, down: key === 'down', state: broken ? 'broken' : open ? 'open' : 'held', sides: broken && broken[2],
        left: rule.left.concat(key === 'down' ? extra(b, rule, line.key) : []).map(k => cellKey(b, k, line.key, key)), right: rule.right.map(k => cellKey(b, k, line.key, key)) });
    };
    b.down.forEach(rule => b.columns.forEach(c => add(rule, c, 'down')));
    const printed = Array.from(new Set(d.cells.filter(c => c[0] === b.table).map(c => c[1]))).filter(k => !b.rows.some(row => row.key === k));
    b.across.forEach(rule => b.rows.concat(printed.map(k => labelIn(r, b.table, 'rows', k))).forEach(row => add(rule, row, 'across')));
  });
  return out;
}
const sidesText = x => x.sides[0] + '\u00a0≠\u00a0' + x.sides[1];
const over = (x, k) => x.left.indexOf(k) >= 0 || x.right.indexOf(k) >= 0;

function locatedBox(located) {
  const keys = Array.from(now.located);
  if (!located.length && !keys.length) return null;
  const said = new Set(located.map(x => x.table + '/' + x.row + '/' + x.column));
  return h('section.located', { 'aria-label': t('located') }, h('h3', null, '▲ ' + t('located')), h('ul', null,
    located.map(x => h('li', null, doc(x.message[en() ? 1 : 0]), ' ', goTo(x))),
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
    fixed.codes[x.code] ? h('details', null, h('summary', null, t('explain')), h('p.ex', null, fixed.codes[x.code].explain[en() ? 1 : 0].trim())) : null)));
}

/** The label of a row or column of this report, from its own edition first. */
const labelOf = (table, axis, key) => labelIn(now.r, table, axis, key);
function labelIn(r, table, axis, key) {
  const blocks = fixed.blocks.filter(b => b.table === table && b[axis].some(l => l.key === key));
  const own = blocks.find(b => b.edition === r.edition) || blocks[0];
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
  const title = tableTitle(table), has = (now.d.cells).some(c => c[0] === table);
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
  (now.d.cells).forEach(c => { if (c[0] === 'applications' && seen.indexOf(c[1]) < 0) seen.push(c[1]); });
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
    above = label.under.concat(label.official); // a row may itself be the heading of those below it
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
