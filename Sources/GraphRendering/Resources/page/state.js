/* Light or dark, and everything the reader chose, kept in the address so that it can be shared. This
   comes last: it puts the page into the state its address names. */
const dark = matchMedia('(prefers-color-scheme: dark)');
let theme = null;
function paint() {
  const now = theme || (dark.matches ? 'dark' : 'light');
  document.documentElement.dataset.theme = now;
  $('theme').setAttribute('aria-pressed', String(now === 'dark'));
}
dark.addEventListener('change', paint);
$('theme').onclick = () => { theme = document.documentElement.dataset.theme === 'dark' ? 'light' : 'dark'; paint(); remember(); };

let ready = false;
function remember() {
  if (!ready) return;
  const p = new URLSearchParams();
  if (chosen && chosen.e !== undefined) p.set('e', edges[chosen.e].id);
  else if (chosen) p.set('n', entities[chosen.n].id);
  for (const [group, set] of Object.entries(hidden)) for (const value of [...set].sort()) p.append('no-' + group, value);
  if (days.length > 1 && (from > 0 || to < days.length - 1)) { p.set('from', days[from]); p.set('to', days[to]); }
  if (!$('undated').checked) p.set('undated', 'no');
  if (theme) p.set('theme', theme);
  const all = shaped(whole);
  if (Math.abs(view.w - all.w) > 1 || Math.abs(view.x - all.x) > 1 || Math.abs(view.y - all.y) > 1) {
    p.set('view', [view.x, view.y, view.w].map(v => v.toFixed(1)).join(','));
  }
  const text = p.toString();
  if (location.hash.slice(1) !== text) history.replaceState(null, '', text ? '#' + text : location.pathname + location.search);
}
function recall() {
  ready = false;
  const p = new URLSearchParams(location.hash.slice(1));
  for (const [group, set] of Object.entries(hidden)) { set.clear(); for (const v of p.getAll('no-' + group)) set.add(v); }
  const place = (name, other) => { const i = days.indexOf(p.get(name)); return i < 0 ? other : i; };
  from = place('from', 0); to = place('to', days.length - 1);
  $('undated').checked = p.get('undated') !== 'no';
  theme = ['dark', 'light'].includes(p.get('theme')) ? p.get('theme') : null;
  paint(); syncInputs();
  const v = (p.get('view') || '').split(',').map(Number);
  if (v.length === 3 && v.every(Number.isFinite) && v[2] > 0) {
    show({ x: v[0], y: v[1], w: v[2], h: v[2] * canvas.clientHeight / Math.max(canvas.clientWidth, 1) }, true);
  } else fit(true);
  filter();
  if (edgeAt.has(p.get('e'))) choose({ e: edgeAt.get(p.get('e')) }, false);
  else if (entityAt.has(p.get('n'))) choose({ n: entityAt.get(p.get('n')) }, false);
  else choose(null, false);
  ready = true;
}
addEventListener('hashchange', recall);
recall();
