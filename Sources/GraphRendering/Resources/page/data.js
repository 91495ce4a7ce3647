/* What the page is about: entities, edges, arrows and documents, by their places, and the groups of
   the drawing that show them. The files of this folder are one script, in one scope, in the order
   data, view, filters, selection, search, state. */
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
