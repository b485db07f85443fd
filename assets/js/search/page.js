// The page

const words = runs => runs.map(p => p.join('')).join(' ');
const simplify = s => Array.from(s.normalize('NFKC').toLowerCase(), c => simple.get(c) || c).join('');

async function search(query) {
  let runs = phrases(query), hits = await filter(await find(runs)), other = false;
  const ask = question(simplify(query));
  if (ask?.rest && !await written(runs)) {
    runs = phrases(ask.rest);
    if (!await written(runs)) runs = await split(runs);
    hits = await filter(await find(runs));
    other = true;
  }
  const found = hits.length ? await rows(hits, runs) : [];
  if (ask?.rest) answers(found, ask.field, other);
  if (other && found.length) status.append(`（${words(runs)}）`);
  $('more').onclick = async () => {
    const first = list.children.length;
    await rows(hits, runs);
    list.children[first]?.querySelector('a').focus();
  };
  if (!found.length) await nothing(query, runs);
}

async function nothing(query, runs) {
  const other = words(await split(runs));
  status.textContent = say.none.replace('{q}', query);
  if (!other || other === query) return;
  asked.set('q', other);
  status.append(say.instead, make('a', { href: `?${asked}` }, other));
}

async function start() {
  for (const [name, value] of asked) if (form.elements[name]) form.elements[name].value = value;
  const details = $('filters');
  details.hidden = false;
  const query = (asked.get('q') || '').trim().slice(0, 200);
  const [head, folding] = await Promise.all(['index.json', query && 'fold.bin'].map(name => name && load(name)));
  manifest = JSON.parse(text(head));
  details.addEventListener('toggle', loadFacets, { once: true });
  details.open = [...filters, 'sort'].some(name => asked.get(name));
  if (!query) return;
  document.title = `${query} - ${document.title}`;
  const pairsOf = Array.from(text(folding));
  for (let i = 0; i < pairsOf.length; i += 2) simple.set(pairsOf[i], pairsOf[i + 1]);
  await search(query);
}

start().catch(() => { status.textContent = say.failed; });
