/* The entity or edge that was chosen: its sentences, names, ties and timeline, and its place in the
   drawing. */
let chosen = null;
function marked(evidence) {
  const points = Array.from(evidence.text), spans = [];
  for (const kind of ['source', 'target', 'trigger']) {
    const span = evidence[kind];
    if (span && span[0] < span[1] && span[0] >= 0 && span[1] <= points.length) spans.push({ kind, a: span[0], b: span[1] });
  }
  const quote = make('blockquote'), cuts = new Set([0, points.length]);
  for (const s of spans) { cuts.add(s.a); cuts.add(s.b); }
  const order = [...cuts].sort((x, y) => x - y);
  for (let i = 0; i + 1 < order.length; i++) {
    const text = points.slice(order[i], order[i + 1]).join('');
    const over = spans.filter(s => s.a <= order[i] && order[i + 1] <= s.b).sort((p, q) => (p.b - p.a) - (q.b - q.a))[0];
    quote.append(over ? make('mark', { class: over.kind, title: over.kind }, text) : text);
  }
  return quote;
}
function edgeDetails(i) {
  const e = edges[i], parts = [make('h2', { tabindex: '-1' }, statement(e))];
  const notes = [e.family, status(e), e.start ? (e.end && e.end !== e.start ? e.start + ' to ' + e.end : e.start) : null,
    e.by !== null ? 'according to ' + entities[e.by].name : null,
    e.sources + (e.sources === 1 ? ' source' : ' sources'), 'confidence ' + Math.round(e.confidence * 100) + '%'];
  parts.push(make('p', { class: 'meta' }, notes.filter(Boolean).join(' · ')));
  for (const proof of e.evidence) {
    const d = documents[proof.document] || {}, url = webAddress(d.url);
    const name = [d.title || d.id, d.date].filter(Boolean).join(', ');
    parts.push(marked(proof), make('p', { class: 'meta' },
      url ? make('a', { href: url, target: '_blank', rel: 'noopener noreferrer' }, name) : name));
  }
  parts.push(make('ul', {}, ...[...new Set([e.s, e.t])].map(n =>
    make('li', {}, make('button', { type: 'button', onclick: () => choose({ n }) }, 'About ' + entities[n].name)))));
  return parts;
}
function entityDetails(n) {
  const e = entities[n], parts = [make('h2', { tabindex: '-1' }, e.name)];
  parts.push(make('p', { class: 'meta' }, e.kind + (e.aliases.length ? ' · also ' + e.aliases.join(', ') : '')));
  if (/^Q[0-9]+$/.test(e.wikidata || '')) {
    parts.push(make('p', { class: 'meta' }, make('a', { href: 'https://www.wikidata.org/wiki/' + e.wikidata,
      target: '_blank', rel: 'noopener noreferrer' }, 'Wikidata ' + e.wikidata)));
  }
  const ties = edgesOf[n].filter(i => edges[i].tone === 'tie'), acts = edgesOf[n].filter(i => edges[i].tone !== 'tie');
  acts.sort((a, b) => ((edges[a].start || '9') < (edges[b].start || '9') ? -1 : 1));
  if (ties.length) parts.push(make('h2', {}, 'Ties'), make('ul', {}, ...ties.map(i => edgeButton(i))));
  if (acts.length) parts.push(make('h2', {}, 'Timeline'), make('ul', {}, ...acts.map(i =>
    edgeButton(i, (edges[i].start ? edges[i].start + '  ' : '') + statement(edges[i])))));
  return parts;
}
function choose(next, focus = true) {
  chosen = next;
  for (const g of [...nodeGroups, ...arrowGroups]) if (g) g.classList.remove('chosen', 'dim');
  const near = new Set(), lines = new Set();
  if (next && next.e !== undefined) {
    const e = edges[next.e];
    near.add(e.s).add(e.t); lines.add(arrowOf[next.e]);
    $('selection').replaceChildren(...edgeDetails(next.e));
  } else if (next) {
    near.add(next.n);
    for (const i of edgesOf[next.n]) { near.add(edges[i].s).add(edges[i].t); lines.add(arrowOf[i]); }
    $('selection').replaceChildren(...entityDetails(next.n));
  } else $('selection').replaceChildren();
  if (next) {
    nodeGroups.forEach((g, i) => g && g.classList.toggle('dim', !near.has(i)));
    arrowGroups.forEach((g, i) => g && g.classList.toggle('dim', !lines.has(i)));
    const group = next.e !== undefined ? arrowGroups[arrowOf[next.e]] : nodeGroups[next.n];
    if (group) group.classList.add('chosen');
    reveal(next.e !== undefined ? [group, nodeGroups[edges[next.e].s], nodeGroups[edges[next.e].t]] : [group]);
    if (focus) $('selection').querySelector('h2').focus({ preventScroll: true });
    $('details').scrollTop = 0;
  }
  remember();
}
canvas.addEventListener('click', event => {
  if (moved > 4) return;
  const group = event.target.closest('.node, .edge');
  if (!group) { choose(null); return; }
  const n = nodeGroups.indexOf(group);
  if (n >= 0) { choose({ n }); return; }
  const list = arrows[arrowGroups.indexOf(group)] || [], ok = list.filter(i => passes(edges[i]));
  if (!ok.length) return;
  /* An arrow that stands for several edges goes through them, click by click. */
  const at = chosen && chosen.e !== undefined ? ok.indexOf(chosen.e) : -1;
  choose({ e: ok[(at + 1) % ok.length] });
});
nodeGroups.forEach(g => g && g.setAttribute('tabindex', '0'));
arrowGroups.forEach(g => {
  const path = g && g.querySelector('path');
  if (!path) return;
  const hit = path.cloneNode(false);
  hit.setAttribute('class', 'hit'); hit.removeAttribute('stroke-dasharray');
  path.parentNode.insertBefore(hit, path);
});
