/* Zoom and pan. The view is in the drawing's own coordinates and of the canvas's shape. */
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
