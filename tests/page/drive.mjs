// Opens the audit page in headless Chromium over the DevTools pipe and uses it as a person would.
// node drive.mjs CHROMIUM PAGE.html EXPECTED.json all|figures|time   (SHOTS=folder keeps screenshots)
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const [chromium, page, expectedFile, how] = process.argv.slice(2);
const expected = JSON.parse(readFileSync(expectedFile, 'utf8'));
const profile = mkdtempSync(join(tmpdir(), 'gongkai-page-'));
const browser = spawn(chromium, ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync', '--user-data-dir=' + profile, '--remote-debugging-pipe', 'about:blank'], { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] });
const guard = setTimeout(() => { console.error('FAILED: no answer within 120 s'); finish(1); }, 120000);
function finish(code) {
  clearTimeout(guard);
  browser.once('exit', () => { try { rmSync(profile, { recursive: true, force: true, maxRetries: 3 }); } catch { /* the system's to clean */ } process.exit(code); });
  browser.kill('SIGKILL');
}

const waiting = new Map(), problems = [];
let next = 1, session, buffer = '';
browser.stdio[4].on('data', chunk => {
  buffer += chunk;
  for (let end; (end = buffer.indexOf('\0')) >= 0; buffer = buffer.slice(end + 1)) {
    const m = JSON.parse(buffer.slice(0, end));
    if (m.id && waiting.has(m.id)) { const [yes, no] = waiting.get(m.id); waiting.delete(m.id); if (m.error) no(new Error(m.error.message)); else yes(m.result); }
    if (m.method === 'Runtime.exceptionThrown') problems.push(m.params.exceptionDetails.exception?.description || m.params.exceptionDetails.text);
    if (m.method === 'Runtime.consoleAPICalled' && m.params.type === 'error') problems.push(JSON.stringify(m.params.args));
    if (m.method === 'Log.entryAdded' && ['error', 'warning'].includes(m.params.entry.level)) problems.push(m.params.entry.text);
    if (m.method === 'Network.requestWillBeSent' && !m.params.request.url.startsWith('file:')) problems.push('asks the network for ' + m.params.request.url);
  }
});
const send = (method, params = {}) => new Promise((yes, no) => {
  const id = next++;
  waiting.set(id, [yes, no]);
  browser.stdio[3].write(JSON.stringify({ id, method, params, ...(session ? { sessionId: session } : {}) }) + '\0');
});
const pause = ms => new Promise(yes => setTimeout(yes, ms));
async function run(f, ...args) {
  const expression = '(' + f + ')(' + args.map(a => JSON.stringify(a)).join(',') + ')';
  const r = await send('Runtime.evaluate', { expression, returnByValue: true, awaitPromise: true });
  if (r.exceptionDetails) throw new Error(r.exceptionDetails.exception?.description || r.exceptionDetails.text);
  return r.result.value;
}
async function open() {
  await send('Page.navigate', { url: pathToFileURL(page).href });
  for (let i = 0; i < 1200; i++) { if (await run(() => Boolean(document.documentElement) && document.documentElement.dataset.ready === 'yes')) return; await pause(25); }
  throw new Error('the page never became ready');
}
async function key(name, code) {
  for (const type of ['keyDown', 'keyUp']) await send('Input.dispatchKeyEvent', { type, key: name, code: name, windowsVirtualKeyCode: code });
}
async function shot(name, full) {
  if (!process.env.SHOTS) return;
  const { data } = await send('Page.captureScreenshot', { format: 'png', captureBeyondViewport: Boolean(full) });
  writeFileSync(join(process.env.SHOTS, name + '.png'), Buffer.from(data, 'base64'));
}
const size = (width, height, mobile = false) => send('Emulation.setDeviceMetricsOverride', { width, height, deviceScaleFactor: 1, mobile });
const same = (what, got, want) => { if (JSON.stringify(got) !== JSON.stringify(want)) throw new Error(`${what}: ${JSON.stringify(got)}, not ${JSON.stringify(want)}`); };
const truth = (what, ok) => { if (!ok) throw new Error(what); };
const go = async hash => { await run(h => { location.hash = h; }, hash); await pause(60); };
const files = () => run(() => Array.from(document.querySelectorAll('#reports tbody tr'), tr => Number(tr.dataset.i)));
const choose = (id, value) => run((id, value) => { const s = document.getElementById(id); s.value = value; s.dispatchEvent(new Event('change', { bubbles: true })); }, id, value);
const type = text => run(text => { const q = document.getElementById('q'); q.value = text; q.dispatchEvent(new Event('input', { bubbles: true })); }, text);
const find = (issuer, year) => expected.findIndex(r => r.issuer === issuer && r.year === year);

const checks = {
  async 'sorts by each column, both ways'() {
    for (const column of ['issuer', 'year', 'edition', 'state', 'read', 'held', 'broken', 'findings', 'file']) {
      const seen = [];
      for (let i = 0; i < 2; i++) {
        await run(c => document.getElementById('sort-' + c).click(), column);
        const aria = await run(c => document.getElementById('sort-' + c).closest('th').getAttribute('aria-sort'), column);
        truth(column + ' says how it is sorted', aria === 'ascending' || aria === 'descending');
        seen.push(aria);
        const order = await files();
        same('rows', order.length, expected.length);
        if (column === 'read') {
          const read = order.map(i => Object.values(expected[i].cells).filter(c => c[0] !== '').length);
          same('most or least read first', read, read.slice().sort((a, b) => (aria === 'ascending' ? a - b : b - a)));
        }
        if (column === 'year') {
          const years = order.map(i => expected[i].year || 0), sorted = years.slice().sort((a, b) => (aria === 'ascending' ? a - b : b - a));
          same('years in order', years, sorted);
        }
      }
      truth(column + ' turns round', seen[0] !== seen[1]);
    }
  },
  async 'searches and filters'() {
    await type('教育局');
    same('by unit', (await files()).sort((a, b) => a - b), expected.flatMap((r, i) => (r.issuer || '').includes('教育局') ? [i] : []));
    truth('found some', (await files()).length === 7);
    await type('');
    await choose('f-year', '2022');
    same('by year', (await files()).sort((a, b) => a - b), expected.flatMap((r, i) => (r.year === 2022 ? [i] : [])));
    await choose('f-year', '');
    await choose('f-code', 'error-located');
    same('by finding', (await files()).map(i => expected[i].year).sort(), [2020, 2024]);
    await choose('f-code', '');
    await choose('f-state', 'unreadable');
    same('by state', (await files()).length, 2);
    await choose('f-state', '');
    await choose('f-edition', '2019');
    truth('by edition', (await files()).every(i => expected[i].year < 2021));
    await run(() => document.getElementById('reset').click());
    same('all again', (await files()).length, expected.length);
  },
  async 'leads to what is wrong in one click'() {
    await go('#');
    const wrong = await run(() => Array.from(document.querySelectorAll('#first li'), x => [x.textContent, x.querySelector('a').getAttribute('href')]));
    truth('some are wrong', wrong.length >= 2);
    same('those that do not add up come first', wrong.map(x => x[0].startsWith('≠')), wrong.map(x => x[0].startsWith('≠')).sort((a, b) => b - a));
    const at = wrong.findIndex(x => x[0].includes('安平市知识产权局 2024'));
    truth('says where: ' + wrong[at][0], wrong[at][0].includes('予以公开 × 总计'));
    await run(at => document.querySelectorAll('#first a')[at].click(), at);
    await pause(150);
    same('the cell has the focus', await run(() => document.activeElement.dataset.k), 'applications/granted/total');
    same('and is in sight', await run(() => { const r = document.activeElement.getBoundingClientRect(); return r.top > 0 && r.bottom < window.innerHeight; }), true);
    same('with what stands behind it', await run(() => document.getElementById('card').textContent.includes('≠')), true);
    await go('#');
    await run(() => document.querySelector('#first [data-state=unreadable]').click());
    same('the unreadable ones', (await files()).length, 2);
    await run(() => document.getElementById('reset').click());
  },
  async 'lists the missing years'() {
    const gaps = await run(() => Array.from(document.querySelectorAll('#gap-list tbody tr'), tr => Array.from(tr.children, c => c.textContent)));
    same('gaps', gaps.sort(), [['安平市生态环境局', '2022', '—'], ['白塔镇人民政府', '—', '2024、2025']].sort());
  },
  async 'shows every figure as the cells have it'() {
    let compared = 0;
    for (let i = 0; i < expected.length; i++) {
      await go('#r' + i);
      const got = await run(() => Object.fromEntries(Array.from(document.querySelectorAll('td.c'), td => {
        const copy = td.cloneNode(true);
        copy.querySelectorAll('.m,.fix,.hint,.raw').forEach(x => x.remove());
        return [td.dataset.k, [copy.textContent, Array.from(td.classList).find(c => c.startsWith('s-')).slice(2)]];
      })));
      for (const k in expected[i].cells) { same(expected[i].file + ' ' + k, got[k], expected[i].cells[k]); compared++; }
      for (const k in got) truth(expected[i].file + ' draws a cell nobody read: ' + k, k in expected[i].cells || got[k][0] === '');
    }
    truth('many figures', compared > 7000);
    console.log('   ' + compared + ' figures compared');
  },
  async 'draws the form as it is printed'() {
    await go('#r' + find('安平市教育局', 2022));
    const shape = () => run(() => ['proactive_disclosure', 'applications', 'review_litigation'].map(t => Array.from(document.querySelectorAll('[data-table=' + t + '] table.form tr'), tr => Array.from(tr.children, c => c.rowSpan + 'x' + c.colSpan).join(' '))));
    let [a, b, c] = await shape();
    same('2021 主动公开', [a.length, a[0], a[1], a[2], a[5], a[6]], [14, '1x4', '1x1 1x1 1x1 1x1', '1x1 1x1 1x1 1x1', '1x1 1x3', '1x1 1x3']);
    same('2021 申请', [b.length, b.slice(0, 3), b[3], b[5], b[7], b[27]], [28, ['3x3 1x7', '2x1 1x5 2x1', '1x1 1x1 1x1 1x1 1x1'], '1x3' + ' 1x1'.repeat(7), '22x1 1x2' + ' 1x1'.repeat(7), '8x1 1x1' + ' 1x1'.repeat(7), '1x3' + ' 1x1'.repeat(7)]);
    same('复议诉讼', c, ['1x5 1x10', '2x1 2x1 2x1 2x1 2x1 1x5 1x5', Array(10).fill('1x1').join(' '), Array(15).fill('1x1').join(' ')]);
    await go('#r' + find('安平市教育局', 2019));
    [a, b] = await shape();
    same('2019', [a.length, a[14], b.length, b[5]], [18, '1x1 1x1 1x2', 26, '20x1 1x2' + ' 1x1'.repeat(7)]);
  },
  async 'draws a broken row and column with both sides'() {
    const i = find('安平市知识产权局', 2024), printed = Number(expected[i].cells['applications/granted/total'][0]);
    await go('#r' + i);
    const at = await run(() => { const td = document.querySelector('td[data-k="applications/granted/total"]'); return [td.className.split(' '), td.querySelector('.fix').textContent, document.querySelectorAll('.ledger').length, Array.from(document.querySelectorAll('td.side'), x => x.textContent)]; });
    truth('stands out', ['located-cell', 'br', 'bc'].every(c => at[0].includes(c)));
    same('suggests', at[1], '→ ' + (printed - 1));
    same('two identities', at[2], 2);
    truth('both sides of the row', at[3].some(x => x.includes(`${printed - 1}\u00a0≠\u00a0${printed}`)));
    truth('findings, located first', await run(() => document.querySelector('#findings li').className.includes('head')));
    await go('#r' + find('安平市生态环境局', 2021));
    same('review', await run(() => [document.querySelectorAll('[data-table=review_litigation] .side').length, document.querySelectorAll('.ledger').length]), [1, 1]);
    await go('#r' + find('安平市教育局', 2025));
    same('two columns, no row', await run(() => [document.querySelectorAll('td.bc').length > 4, document.querySelectorAll('td.br').length, document.querySelectorAll('.ledger').length]), [true, 0, 2]);
    await go('#r' + find('清河县南苑街道办事处', 2022));
    same('one row 其他处理 breaks nothing', await run(() => [document.querySelectorAll('.ledger').length, document.querySelectorAll('td[data-k^="applications/other/"]').length]), [0, 7]);
  },
  async 'tells by pointer and by keyboard what stands behind a cell'() {
    await go('#r' + find('安平市知识产权局', 2024));
    const card = () => run(() => { const c = document.getElementById('card'); return c.hidden ? null : c.textContent; });
    await run(() => { const td = document.querySelector('td[data-k="applications/received/natural_person"]'); td.scrollIntoView({ block: 'center', behavior: 'instant' }); td.focus(); });
    truth('focus opens it', (await card()).includes('html:table[2]/r4/c4'));
    await key('ArrowRight', 39);
    same('right', await run(() => document.activeElement.dataset.k), 'applications/received/business');
    await key('ArrowDown', 40);
    same('down', await run(() => document.activeElement.dataset.k), 'applications/carried_in/business');
    await key('End', 35);
    same('end', await run(() => document.activeElement.dataset.k), 'applications/carried_in/total');
    same('one tab stop', await run(() => document.querySelectorAll('[data-table=applications] td.c[tabindex="0"]').length), 1);
    await key('Escape', 27);
    same('escape closes it', await card(), null);
    const spot = await run(() => { document.activeElement.blur(); const td = document.querySelector('td[data-k="applications/granted/total"]'); td.scrollIntoView({ block: 'center', behavior: 'instant' }); const r = td.getBoundingClientRect(); return [r.x + 8, r.y + 8]; });
    await pause(100);
    await send('Input.dispatchMouseEvent', { type: 'mouseMoved', x: spot[0], y: spot[1] });
    const text = await card();
    truth('hover opens it, with the broken identities: ' + text, text && text.includes('≠') && text.includes('建议'));
    await shot('card');
    await run(() => { document.querySelector('#findings button').click(); });
    same('a finding leads to its cell', await run(() => document.activeElement.dataset.k), 'applications/granted/total');
  },
  async 'speaks both languages'() {
    await go('#');
    const han = () => run(() => document.querySelectorAll('h1,h2,th button,button,option,label,.tiles dt').length && Array.from(document.querySelectorAll('h1,h2,th button,.bar button,label,.tiles dt,.st,.legend')).filter(x => /[一-鿿]/.test(x.textContent)).length);
    truth('Chinese first', (await han()) > 20 && (await run(() => document.documentElement.lang)) === 'zh-CN');
    await run(() => document.getElementById('lang').click());
    await pause(200);
    same('English', [await han(), await run(() => document.documentElement.lang)], [0, 'en']);
    await shot('english', true);
    await go('#r' + find('安平市知识产权局', 2024));
    truth('findings in English', await run(() => document.getElementById('findings').textContent.includes('the smallest change')));
    truth('labels stay Chinese, with a gloss', await run(() => Array.from(document.querySelectorAll('th[title]')).some(x => x.textContent === '自然人' && x.title === 'Natural persons')));
    await run(() => document.getElementById('lang').click());
    truth('and back', await run(() => document.getElementById('findings').textContent.includes('最少改动')));
  },
  async 'plots the figures'() {
    await go('#r' + find('安平市教育局', 2022));
    const sum = expected.filter(r => r.issuer === '安平市教育局').map(r => [String(r.year), r.cells['applications/received/total'][0]]);
    const table = name => run(n => Array.from(document.querySelectorAll('[data-plot=' + n + '] tbody tr'), tr => Array.from(tr.children, c => c.textContent)), name);
    same('received of one unit', await table('received'), sum);
    same('four plots, each named', await run(() => Array.from(document.querySelectorAll('.plot svg')).filter(s => s.getAttribute('role') === 'img' && document.getElementById(s.getAttribute('aria-labelledby')).textContent).length), 4);
    await go('#');
    await pause(300);
    const years = [2019, 2020, 2021, 2022, 2023, 2024, 2025].map(y => [String(y), String(expected.filter(r => r.year === y).reduce((n, r) => n + Number(r.cells['applications/received/total'][0]), 0))]);
    same('received of all', await table('received'), years);
    const outcomes = await table('outcomes');
    years.forEach(([y], i) => same('outcomes of ' + y, outcomes[i].slice(1).reduce((n, v) => n + Number(v), 0), expected.filter(r => r.year === Number(y)).reduce((n, r) => n + Object.entries(r.cells).filter(([k]) => /^applications\/(granted|partially|refused|unavail|not_proc|other).*\/total$/.test(k)).reduce((m, [, v]) => m + Number(v[0]), 0), 0)));
  },
  async 'lets nothing of a document run'() {
    await go('#r' + find('清河县人民政府', 2022));
    same('quiet', await run(() => [typeof window.pwned, document.querySelectorAll('img').length, document.body.textContent.includes('<img src=x')]), ['undefined', 0, true]);
    const blocked = await run(() => { const s = document.createElement('script'); s.textContent = 'window.pwned=1'; document.body.appendChild(s); return typeof window.pwned; });
    same('a script that got in would not run', blocked, 'undefined');
    problems.splice(0, problems.length, ...problems.filter(p => !/Content Security Policy/.test(p)));
  },
  async 'is light or dark, narrow or on paper'() {
    await go('#');
    const paper = () => run(() => getComputedStyle(document.body).backgroundColor);
    const before = await paper();
    await run(() => document.getElementById('theme').click());
    truth('dark differs', before !== (await paper()));
    await shot('dark', true);
    await go('#r' + find('安平市知识产权局', 2024));
    await shot('report-dark', true);
    await send('Emulation.setEmulatedMedia', { media: 'print' });
    same('paper is white', await paper(), 'rgb(255, 255, 255)');
    const broken = () => run(() => Array.from(document.querySelectorAll('table.form'), x => getComputedStyle(x).breakInside).filter(x => x !== 'avoid').length);
    same('tables that paper may break', await broken(), 0);
    await size(1030, 728);
    await shot('print', true);
    await size(1280, 900);
    await send('Emulation.setEmulatedMedia', { media: '' });
    await run(() => document.getElementById('theme').click());
    await size(380, 800, true);
    for (const h of ['#', '#r' + find('安平市知识产权局', 2024)]) {
      await go(h);
      await shot(h === '#' ? 'narrow' : 'narrow-report', false);
      truth('nothing sticks out of a narrow window', await run(() => document.documentElement.scrollWidth <= window.innerWidth + 1));
    }
    await size(1280, 900);
    if (process.env.SHOTS) {
      const { data } = await send('Page.printToPDF', { preferCSSPageSize: true, printBackground: true });
      writeFileSync(join(process.env.SHOTS, 'report.pdf'), Buffer.from(data, 'base64'));
    }
  },
};

async function time() {
  const begun = Date.now();
  await open();
  console.log('   ready after ' + (Date.now() - begun) + ' ms; DOM nodes ' + (await run(() => document.querySelectorAll('*').length)));
  const spent = await run(() => {
    const q = document.getElementById('q');
    return ['第', '第1', '第12区', '第12区第3局', '', '2局', ''].map(text => {
      const from = performance.now();
      q.value = text;
      q.dispatchEvent(new Event('input', { bubbles: true }));
      const drawn = performance.now();
      void document.body.offsetHeight;
      return Math.round(drawn - from) + '+' + Math.round(performance.now() - drawn);
    });
  });
  console.log('   search, ms a key (script+layout): ' + spent.join(' '));
  const opened = await run(() => new Promise(yes => { const t0 = performance.now(); addEventListener('hashchange', () => { document.body.offsetHeight; yes(Math.round(performance.now() - t0)); }, { once: true }); location.hash = '#r1205'; }));
  console.log('   opening a report: ' + opened + ' ms');
}

let failed = 0;
try {
  const { targetId } = await send('Target.createTarget', { url: 'about:blank' });
  session = (await send('Target.attachToTarget', { targetId, flatten: true })).sessionId;
  for (const domain of ['Page', 'Runtime', 'Log', 'Network']) await send(domain + '.enable');
  await send('Emulation.setEmulatedMedia', { features: [{ name: 'prefers-color-scheme', value: 'light' }] });
  await size(1280, 900);
  if (how === 'time') await time();
  else {
    await open();
    await pause(300);
    await shot('overview', true);
    if (how === 'all') for (const [name, unit, year] of [['report', '安平市知识产权局', 2024], ['damaged', '安平市教育局', 2023], ['slipped', '安平市教育局', 2025], ['report-2019', '安平市生态环境局', 2020]]) {
      if (process.env.SHOTS) { await go('#r' + find(unit, year)); await shot(name, true); await go('#'); }
    }
    for (const name in checks) {
      if (how === 'figures' && name !== 'shows every figure as the cells have it') continue;
      try { await checks[name](); console.log('ok ' + name); } catch (e) { failed++; console.log('FAILED ' + name + ': ' + e.message); }
    }
  }
  for (const p of problems) { failed++; console.log('FAILED console: ' + p); }
} catch (e) { failed++; console.log('FAILED ' + e.stack); }
finish(failed ? 1 : 0);
