// The data, the words, and how elements are made.
// ── data ──────────────────────────────────────────────────────────────────────────────────────────────────────────
const byId = id => document.getElementById(id);
const parse = id => JSON.parse(byId(id).textContent);
const fixed = parse('page'), index = [];
for (let part = 0; byId('index' + part); part++) index.push(...parse('index' + part));
const root = document.documentElement;
const VALUE = 0, STATUS = 1, HELD = 2, TESTED = 3, STATED = 4, PLACE = 5, READINGS = 6, SUGGESTION = 7;
const STATUSES = fixed.statuses;
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
  const number = n => String(n);
// sorting by collation once: afterwards rows compare as whole numbers
function rank(f, into) {
  const place = new Map();
  Array.from(new Set(index.map(f))).sort((a, b) => (a === null) - (b === null) || collator.compare(a, b)).forEach((x, i) => place.set(x, i));
  index.forEach(r => { r[into] = place.get(f(r)); });
}
rank(r => r.issuer, 'issuerRank');
rank(r => r.file, 'fileRank');

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
