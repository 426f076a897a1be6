// What stands behind a cell, by pointer and by keyboard.
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
  // under the row, or over it, so that the row stays in sight
  card.style.left = Math.max(4, Math.min(at.left, root.clientWidth - w - 8)) + 'px';
  card.style.top = (at.bottom + tall + 10 < window.innerHeight ? at.bottom + 6 : Math.max(4, at.top - tall - 6)) + 'px';
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
