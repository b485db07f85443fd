// Rows

const list = make('ol', { className: 'list hits' });

const read = new Map();
function row(doc) {
  if (!read.has(doc)) read.set(doc, load(`${say.script}/${Math.floor(doc / 1000)}/${doc}.bin`).then(bytes => JSON.parse(text(bytes))));
  return read.get(doc);
}

// Returns where a phrase stands in a text from its nth element on, or null.
function locate(folded, phrase, n = 0) {
  for (let i = n; i + phrase.length <= folded.length; i++) {
    if (phrase.every((e, k) => folded[i + k].t === e)) return [folded[i].start, folded[i + phrase.length - 1].end];
  }
  return null;
}

// Returns where each phrase stands in a row's text, below the title if it can be, or null unless all do.
function verify(r, runs) {
  const folded = elements(r.x), title = r.x.indexOf(r.t) + r.t.length;
  const below = folded.findIndex(e => e.start >= title);
  const places = runs.map(p => below > 0 && locate(folded, p, below) || locate(folded, p));
  return places.every(Boolean) ? places : null;
}

function make(tag, attributes, ...children) {
  const el = Object.assign(document.createElement(tag), attributes);
  el.append(...children.filter(c => c));
  return el;
}

const before = 24, after = 72; // characters around a hit
function snippet(s, [start, end]) {
  const line = s.lastIndexOf('\n', start) + 1;
  const from = Math.max(line, start - before);
  const to = Math.min((s + '\n').indexOf('\n', end), end + after);
  return make('p', {}, from > line && '…', s.slice(from, start), make('mark', {}, s.slice(start, end)), s.slice(end, to), to < s.length && s[to] !== '\n' && '…');
}

// Returns what the form calls a value.
const option = (name, value) => value && form.elements[name].querySelector(`[value="${value}"]`)?.text;

function show(r, places) {
  const fact = s => s && make('span', {}, s);
  const title = r.x.indexOf(r.t), outside = places.find(([start]) => start >= title + r.t.length) || places[0];
  list.append(make('li', {},
    make('a', { href: r.u }, r.t),
    make('p', { className: 'item-facts' }, fact(option('kind', r.k)), fact(option('state', r.s && state(r.o, r.c, r.r, r.s))), fact(r.d), fact(r.p)),
    snippet(r.x, outside)));
}

// Verifies the next rows and shows those that have the phrases; returns them.
let shown = 0;
async function rows(hits, runs) {
  const out = [], phrases = await columns(runs);
  // When few of many have the phrases, the reader decides about going on.
  for (let fetched = 0; hits.length && out.length < perPage && (fetched < 2 * perPage || !out.length);) {
    await narrow(hits, phrases, fetched ? perPage / 2 : perPage); // some were read in vain, and more will be
    const next = await Promise.all(hits.splice(0, perPage - out.length).map(h => row(h.doc)));
    fetched += next.length;
    for (const r of next) {
      const places = verify(r, runs);
      if (!places) continue;
      show(r, places);
      out.push(r);
    }
  }
  shown += out.length;
  $('hits-list').append(list);
  $('hits').hidden = !shown;
  $('more').hidden = !hits.length;
  const total = shown + hits.length;
  if (shown) status.textContent = (hits.length ? say.about : total === 1 ? say.one : say.found).replace('{n}', total);
  return out;
}
