/* What is hidden by kind, status, family and time, and the list of the edges that are left. */
const hidden = { kind: new Set(), status: new Set(), family: new Set() };
const days = [...new Set(edges.flatMap(e => [e.start, e.end]).filter(Boolean))].sort();
function checkbox(parent, group, value, count, swatch) {
  const input = make('input', { type: 'checkbox', 'data-group': group, 'data-value': value });
  input.checked = true;
  input.addEventListener('change', () => {
    hidden[group][input.checked ? 'delete' : 'add'](value);
    filter();
  });
  parent.append(make('label', { class: 'check' }, input, swatch ? make('span', { class: 'swatch ' + swatch }) : null,
    make('span', {}, value), make('span', { class: 'count' }, String(count))));
}
const tally = (list, key) => list.reduce((m, x) => m.set(key(x), (m.get(key(x)) || 0) + 1), new Map());
for (const [kind, count] of tally(entities, e => e.kind)) checkbox($('kinds'), 'kind', kind, count, kind);
for (const [value, count] of [...tally(edges, status)].sort()) {
  checkbox($('statuses'), 'status', value, count, 'line ' + value);
}
const tones = new Map(edges.map(e => [e.family, e.tone]));
for (const [family, count] of [...tally(edges, e => e.family)].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))) {
  checkbox($('families'), 'family', family, count, 'line ' + tones.get(family));
}
let from = 0, to = days.length - 1;
if (days.length < 2) $('time').hidden = true;
else {
  const bins = Math.min(30, days.length), counts = new Array(bins).fill(0);
  const bin = i => Math.min(bins - 1, Math.floor(i * bins / days.length));
  const at = new Map(days.map((d, i) => [d, i]));
  for (const e of edges) if (e.start || e.end) counts[bin(at.get(e.start || e.end))]++;
  const most = Math.max(...counts, 1);
  for (const count of counts) {
    const bar = make('i');
    bar.style.height = Math.max(4, 100 * count / most) + '%';
    $('histogram').append(bar);
  }
  for (const [id, value] of [['from', 0], ['to', to]]) {
    $(id).max = String(days.length - 1); $(id).value = String(value);
    $(id).addEventListener('input', () => {
      from = Math.min(+$('from').value, +$('to').value);
      to = Math.max(+$('from').value, +$('to').value);
      filter();
    });
  }
}
$('undated').addEventListener('change', () => filter());
$('reset').onclick = () => { for (const g of Object.values(hidden)) g.clear(); from = 0; to = days.length - 1; $('undated').checked = true; syncInputs(); filter(); };
function syncInputs() {
  for (const input of document.querySelectorAll('input[data-group]')) {
    input.checked = !hidden[input.dataset.group].has(input.dataset.value);
  }
  $('from').value = String(from); $('to').value = String(to);
}
function passes(e) {
  if (hidden.family.has(e.family) || hidden.status.has(status(e))) return false;
  if (hidden.kind.has(entities[e.s].kind) || hidden.kind.has(entities[e.t].kind)) return false;
  if (!e.start && !e.end) return $('undated').checked;
  if (days.length < 2) return true;
  return (e.end || e.start) >= days[from] && (e.start || e.end) <= days[to];
}
let visible = [];
function filter() {
  const shown = edges.map(passes);
  visible = edges.map((_, i) => i).filter(i => shown[i]);
  const touched = new Set(visible.flatMap(i => [edges[i].s, edges[i].t]));
  const narrowed = visible.length < edges.length;
  arrowGroups.forEach((g, i) => g && g.classList.toggle('off', !arrows[i].some(e => shown[e])));
  nodeGroups.forEach((g, i) => g && g.classList.toggle('off',
    hidden.kind.has(entities[i].kind) || (narrowed && edgesOf[i].length > 0 && !touched.has(i))));
  if (days.length > 1) {
    $('period').textContent = days[from] + ' to ' + days[to];
    const bars = $('histogram').children;
    [...bars].forEach((bar, i) => bar.classList.toggle('in',
      i >= Math.floor(from * bars.length / days.length) && i <= Math.floor(to * bars.length / days.length)));
  }
  $('status').textContent = touched.size + ' entities, ' + visible.length + ' of ' + edges.length + ' edges';
  listed = 100; list(); remember();
}
let listed = 100;
function edgeButton(i, label) {
  return make('li', {}, make('button', { type: 'button', onclick: () => choose({ e: i }) }, label || statement(edges[i])));
}
function list() {
  $('list').replaceChildren(...visible.slice(0, listed).map(i => edgeButton(i)));
  $('more').hidden = visible.length <= listed;
}
$('more').onclick = () => { listed += 200; list(); };
