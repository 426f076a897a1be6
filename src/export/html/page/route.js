// Which view the address names; printing.
let scrolled = 0, last = null;
function draw() {
  const main = byId('main'), match = /^#r(\d+)(?:=.*)?$/.exec(location.hash), i = match ? Number(match[1]) : -1;
  hide();
  drawTop();
  if (index[i]) report(main, i); else overview(main);
  return index[i] ? i : null;
}
/** The cell that the address names, after its report. */
function arrive() {
  const at = location.hash.indexOf('=');
  if (at < 0 || last === null) return false;
  let k = '';
  try { k = decodeURIComponent(location.hash.slice(at + 1)); } catch (e) { return false; }
  const td = cellAt(k);
  if (td) { td.scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' }); td.focus({ preventScroll: true }); }
  return Boolean(td);
}
function route() {
  if (location.hash === '#main') return;
  if (last === null) scrolled = window.scrollY;
  const to = draw();
  const came = last;
  last = to;
  if (to === null) window.scrollTo(0, came === null ? 0 : scrolled);
  else { window.scrollTo(0, 0); if (!arrive()) byId('report-title').focus({ preventScroll: true }); }
}
window.addEventListener('hashchange', route);
// on paper every row is wanted
let kept = null;
window.addEventListener('beforeprint', () => { document.querySelectorAll('figure details,details').forEach(x => { if (!x.closest('figure') && !x.closest('.findings')) x.open = true; }); if (byId('list')) { kept = [view.rows, view.issuers]; view.rows = view.issuers = Infinity; matrix(filtered()); list(filtered()); } });
window.addEventListener('afterprint', () => { if (kept) { view.rows = kept[0]; view.issuers = kept[1]; kept = null; if (byId('list')) { matrix(filtered()); list(filtered()); } } });
last = draw();
arrive();
root.dataset.ready = 'yes';
