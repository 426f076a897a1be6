// Plots as SVG, each with its figures as a table.
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
  if (!years.length) return h('p.none', null, t('plots-none') + (p.undated ? ' ' + t('plot-undated', p.undated) : ''));
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
