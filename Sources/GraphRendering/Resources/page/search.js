/* Names, aliases, labels and sentences that hold what was typed. */
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
