
'use strict';
(() => {
  const data = JSON.parse(document.getElementById('data').textContent);
  const $ = id => document.getElementById(id);
  const canvas = $('canvas'), svg = canvas.querySelector('svg');
  const { entities, edges, arrows, documents } = data;
  const entityAt = new Map(entities.map((e, i) => [e.id, i]));
  const edgeAt = new Map(edges.map((e, i) => [e.id, i]));
  const nodeGroups = entities.map((_, i) => $('n' + i));
  const arrowGroups = arrows.map((_, i) => $('e' + i));
  const arrowOf = new Array(edges.length);
  arrows.forEach((list, i) => list.forEach(e => { arrowOf[e] = i; }));
  const edgesOf = entities.map(() => []);
  edges.forEach((e, i) => { edgesOf[e.s].push(i); if (e.t !== e.s) edgesOf[e.t].push(i); });

  /* Elements are made with text nodes alone: nothing the news says can become markup. */
  function make(tag, options = {}, ...children) {
    const element = document.createElement(tag);
    for (const [key, value] of Object.entries(options)) {
      if (key === 'class') element.className = value;
      else if (key.startsWith('on')) element.addEventListener(key.slice(2), value);
      else element.setAttribute(key, value);
    }
    element.append(...children.filter(c => c !== null && c !== undefined));
    return element;
  }
  const statement = e => entities[e.s].name + ' ' + e.label + ' ' + entities[e.t].name;
  const status = e => [e.polarity === 'negated' ? 'negated' : null,
    e.modality === 'actual' && e.polarity === 'negated' ? null : e.modality].filter(Boolean).join(' ');
  const webAddress = url => /^https?:\/\//i.test(url || '') ? url : null;

  /* ---- view: the drawing's own coordinates, of the canvas's shape ---- */
  const box = svg.viewBox.baseVal;
  const whole = { x: box.x, y: box.y, w: box.width, h: box.height };
  svg.removeAttribute('width'); svg.removeAttribute('height');
  svg.setAttribute('preserveAspectRatio', 'none');
  let view, drawn, idle, frame;
  function shaped(v) {
    const ratio = canvas.clientHeight / Math.max(canvas.clientWidth, 1);
    let { x, y, w, h } = v;
    if (h / w < ratio) { const t = w * ratio; y -= (t - h) / 2; h = t; }
    else { const t = h / ratio; x -= (t - w) / 2; w = t; }
    return { x, y, w, h };
  }
  /* While it moves, the picture is shifted as a layer; when it rests, it is drawn anew. */
  function commit() {
    drawn = view;
    svg.setAttribute('viewBox', [view.x, view.y, view.w, view.h].join(' '));
    svg.style.transform = '';
    remember();
  }
  function show(v, now) {
    view = v;
    clearTimeout(idle);
    if (now || !drawn) { commit(); return; }
    idle = setTimeout(commit, 140);
    if (frame) return;
    frame = requestAnimationFrame(() => {
      frame = 0;
      if (drawn === view) return;
      const scale = drawn.w / view.w, unit = canvas.clientWidth / view.w;
      svg.style.transform = 'translate(' + (drawn.x - view.x) * unit + 'px,' +
        (drawn.y - view.y) * unit + 'px) scale(' + scale + ')';
    });
  }
  const fit = now => show(shaped(whole), now);
  function zoom(factor, px = canvas.clientWidth / 2, py = canvas.clientHeight / 2) {
    const least = whole.w / 400, most = shaped(whole).w * 4;
    const w = Math.min(Math.max(view.w / factor, least), most), k = w / view.w;
    const x = view.x + px / canvas.clientWidth * view.w, y = view.y + py / canvas.clientHeight * view.h;
    show({ x: x - (x - view.x) * k, y: y - (y - view.y) * k, w, h: view.h * k });
  }
  function pan(dx, dy) {
    const unit = view.w / canvas.clientWidth;
    show({ ...view, x: view.x - dx * unit, y: view.y - dy * unit });
  }
  canvas.addEventListener('wheel', event => {
    event.preventDefault();
    const bounds = canvas.getBoundingClientRect();
    zoom(Math.exp(-event.deltaY * (event.deltaMode ? .05 : .0018)),
      event.clientX - bounds.left, event.clientY - bounds.top);
  }, { passive: false });
  const pointers = new Map();
  let moved = 0;
  canvas.addEventListener('pointerdown', event => {
    pointers.set(event.pointerId, event); if (pointers.size === 1) moved = 0;
  });
  canvas.addEventListener('pointermove', event => {
    const before = pointers.get(event.pointerId);
    if (!before) return;
    const others = [...pointers.values()].filter(p => p.pointerId !== event.pointerId);
    pointers.set(event.pointerId, event);
    moved += Math.abs(event.clientX - before.clientX) + Math.abs(event.clientY - before.clientY);
    if (moved > 4) { canvas.classList.add('moving'); canvas.setPointerCapture(event.pointerId); }
    if (others.length) {
      const o = others[0], bounds = canvas.getBoundingClientRect();
      const apart = p => Math.hypot(p.clientX - o.clientX, p.clientY - o.clientY);
      zoom(apart(event) / Math.max(apart(before), 1), (event.clientX + o.clientX) / 2 - bounds.left,
        (event.clientY + o.clientY) / 2 - bounds.top);
    } else if (moved > 4) pan(event.clientX - before.clientX, event.clientY - before.clientY);
  });
  for (const name of ['pointerup', 'pointercancel']) {
    canvas.addEventListener(name, event => {
      pointers.delete(event.pointerId); canvas.classList.remove('moving');
    });
  }
  canvas.addEventListener('keydown', event => {
    const step = 60, move = { ArrowLeft: [step, 0], ArrowRight: [-step, 0], ArrowUp: [0, step], ArrowDown: [0, -step] }[event.key];
    if (move) pan(...move);
    else if (event.key === '+' || event.key === '=') zoom(1.25);
    else if (event.key === '-') zoom(.8);
    else if (event.key === '0') fit();
    else if (event.key === 'Escape') choose(null);
    else if ((event.key === 'Enter' || event.key === ' ') && event.target.closest('.node')) {
      choose({ n: nodeGroups.indexOf(event.target.closest('.node')) });
    } else return;
    event.preventDefault();
  });
  $('zoom-in').onclick = () => zoom(1.4);
  $('zoom-out').onclick = () => zoom(1 / 1.4);
  $('fit').onclick = () => fit();
  new ResizeObserver(() => { if (view) show(shaped(view), true); }).observe(canvas);
  function reveal(groups) {
    const boxes = groups.filter(Boolean).map(g => g.getBBox());
    if (!boxes.length) return;
    const root = svg.querySelector('.graph'), move = root.transform.baseVal.consolidate();
    const { e, f, a, d } = move ? move.matrix : { e: 0, f: 0, a: 1, d: 1 };
    const left = Math.min(...boxes.map(b => b.x)), top = Math.min(...boxes.map(b => b.y));
    const right = Math.max(...boxes.map(b => b.x + b.width)), bottom = Math.max(...boxes.map(b => b.y + b.height));
    const target = { x: left * a + e, y: top * d + f, w: (right - left) * a, h: (bottom - top) * d };
    const inside = target.x >= view.x && target.y >= view.y &&
      target.x + target.w <= view.x + view.w && target.y + target.h <= view.y + view.h;
    if (inside) return;
    const grow = Math.max(target.w, target.h) * .6 + 120;
    const wide = shaped({ x: target.x - grow, y: target.y - grow, w: target.w + 2 * grow, h: target.h + 2 * grow });
    const w = Math.min(Math.max(wide.w, view.w), shaped(whole).w), h = w * view.h / view.w;
    show({ x: target.x + target.w / 2 - w / 2, y: target.y + target.h / 2 - h / 2, w, h }, true);
  }

  /* ---- filters ---- */
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

  /* ---- selection ---- */
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

  /* ---- search ---- */
  function search() {
    const words = $('search').value.trim().toLowerCase();
    const found = [];
    if (words) {
      entities.forEach((e, n) => {
        if ([e.name, ...e.aliases].some(x => x.toLowerCase().includes(words))) found.push({ n, text: e.name + ' (' + e.kind + ')' });
      });
      edges.forEach((e, i) => {
        if (found.length < 60 && (e.label.toLowerCase().includes(words) || e.evidence.some(p => p.text.toLowerCase().includes(words)))) {
          found.push({ e: i, text: statement(e) });
        }
      });
    }
    $('results').hidden = !words;
    $('results').replaceChildren(...(found.length ? found.slice(0, 60).map(({ text, ...what }) =>
      make('li', {}, make('button', { type: 'button', onclick: () => { $('results').hidden = true; choose(what); } }, text)))
      : [make('li', { class: 'meta' }, 'nothing found')]));
  }
  $('search').addEventListener('input', search);
  $('search').addEventListener('keydown', event => {
    const first = $('results').querySelector('button');
    if (event.key === 'Escape') { $('search').value = ''; search(); }
    else if (event.key === 'Enter' && first) first.click();
    else if (event.key === 'ArrowDown' && first) { first.focus(); event.preventDefault(); }
  });
  $('results').addEventListener('keydown', event => {
    const all = [...$('results').querySelectorAll('button')], at = all.indexOf(document.activeElement);
    if (event.key === 'ArrowDown') (all[at + 1] || all[0]).focus();
    else if (event.key === 'ArrowUp') (all[at - 1] || $('search')).focus();
    else if (event.key === 'Escape') { $('results').hidden = true; $('search').focus(); }
    else return;
    event.preventDefault();
  });
  document.addEventListener('click', event => { if (!event.target.closest('.search')) $('results').hidden = true; });

  /* ---- theme ---- */
  const dark = matchMedia('(prefers-color-scheme: dark)');
  let theme = null;
  function paint() {
    const now = theme || (dark.matches ? 'dark' : 'light');
    document.documentElement.dataset.theme = now;
    $('theme').setAttribute('aria-pressed', String(now === 'dark'));
  }
  dark.addEventListener('change', paint);
  $('theme').onclick = () => { theme = document.documentElement.dataset.theme === 'dark' ? 'light' : 'dark'; paint(); remember(); };

  /* ---- state in the fragment ---- */
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
})();
