// Queries the index that tools/search builds; its Go side reads the same files the same way. The form is submitted as any
// other, so that address, history and reload are the browser's own.

const form = document.querySelector('#search');
const say = form.dataset;
const $ = id => document.getElementById(id);
const status = $('status');
const asked = new URLSearchParams(location.search);
const perPage = 10;

// Files

let manifest;
async function load(name) {
  const response = await fetch(`${say.index}${name}${manifest ? `?v=${manifest.v}` : ''}`, manifest ? {} : { cache: 'no-cache' });
  if (!response.ok) throw new Error(name);
  const bytes = new Uint8Array(await response.arrayBuffer());
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes; // a server has unpacked it already
  return new Uint8Array(await new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'))).arrayBuffer());
}
const text = bytes => new TextDecoder().decode(bytes);

// Folding: see fold.go

const simple = new Map();
const longestWord = 32;
const is = { mark: /\p{M}/u, han: /\p{Script=Han}/u, word: /[\p{L}\p{N}]/u, stop: /[。、,;!?\n]/ };

function elements(s) {
  const out = [];
  let word = null, at = 0, runes = 0;
  for (const source of s) {
    const next = at + source.length;
    for (const decomposed of source.normalize('NFKD')) {
      const c = decomposed.toLowerCase();
      if (is.mark.test(c)) continue;
      const han = is.han.test(c);
      if (!han && is.word.test(c)) {
        if (!word || runes === longestWord) {
          out.push(word = { t: '', start: at });
          runes = 0;
        }
        word.t += c;
        word.end = next;
        runes++;
        continue;
      }
      word = null;
      if (han) out.push({ t: simple.get(c) || c, start: at, end: next });
      else if (is.stop.test(c) && out.length && out.at(-1).t) out.push({ t: '', start: at, end: next });
    }
    at = next;
  }
  return out;
}

function phrases(query) {
  const out = [];
  for (const term of query.split(/\s+/)) {
    let run = [];
    for (const e of [...elements(term), { t: '' }]) {
      if (e.t) run.push(e.t);
      else if (run.length) {
        out.push(run);
        run = [];
      }
    }
  }
  return out;
}

const pairs = p => p.length === 1 ? p : p.slice(1).map((e, i) => `${p[i]}|${e}`);

// Postings: see shard.go

function reader(bytes) {
  let i = 0;
  return {
    more: () => i < bytes.length,
    number() {
      let v = 0, scale = 1, b;
      do {
        b = bytes[i++];
        v += (b & 127) * scale;
        scale *= 128;
      } while (b > 127);
      return v;
    },
    rest: () => bytes.subarray(i),
    take(n) { return bytes.subarray(i, i += n); },
  };
}

const shards = new Map();
function shard(n) {
  if (!shards.has(n)) shards.set(n, load(`s/${n}.bin`));
  return shards.get(n);
}

// Returns the lists of a token: null when no document has it, true when they are in a file of their own.
async function lists(token, name) {
  const hash = name.reduce((h, b) => Math.imul(h ^ b, 16777619), 2166136261) >>> 0;
  const r = reader(await shard(hash % manifest.s));
  while (r.more()) {
    const here = text(r.take(r.number()));
    const size = r.number();
    if (here === token) return size ? r.take(size) : true;
    r.take(size);
  }
  return null;
}

// Returns the weight and the places of every document for a token; not yet when they are in a file of their own.
const known = new Map();
function column(token) {
  if (!known.has(token)) {
    const name = new TextEncoder().encode(token);
    known.set(token, lists(token, name).then(bytes => {
      const own = bytes === true && `l/${Array.from(name, b => b.toString(16).padStart(2, '0')).join('')}`;
      const c = { own, pair: token.includes('|'), read: new Set([0]) };
      if (!own) decode(c, bytes);
      return c;
    }));
  }
  return known.get(token);
}
const columns = runs => Promise.all(runs.map(run => Promise.all(pairs(run).map(column))));

function decode(c, bytes) {
  const n = manifest.n;
  c.weight = new Uint8Array(n);
  c.places = new Uint32Array(n).fill(-1);
  if (!bytes) return;
  const r = reader(bytes), counts = Array.from({ length: c.own ? 2 : 3 }, r.number);
  const all = c.own && r.take(Math.ceil(n / 8));
  c.docs = counts.flatMap((count, i) => {
    const docs = [];
    for (let doc = -1; count--;) {
      c.weight[doc += r.number() + 1] = 3 - i;
      docs.push(doc);
    }
    return docs;
  });
  if (c.own) {
    c.docs = [];
    c.rank = new Uint32Array(n);
    for (let doc = n; doc--;) if (all[doc >> 3] >> doc % 8 & 1) {
      c.weight[doc] ||= 1;
      c.rank[doc] = c.docs.push(doc) - 1;
    }
  }
  if (c.pair) place(c, 0, r.rest());
}

// The places in a list of its own are in chunks of so many.
const chunk = 4096;
function place(c, n, bytes) {
  const r = new DataView(bytes.buffer, bytes.byteOffset);
  const docs = c.own ? c.docs.slice(n * chunk, (n + 1) * chunk) : c.docs;
  docs.forEach((doc, i) => { c.places[doc] = c.own ? r.getUint32(4 * i, true) : bytes[i] * 0x1010101; });
}

const complete = async c => c.weight || decode(c, await load(`${c.own}.bin`));

// Returns the chunk that has a document's places, 0 when they are known.
function unread(c, doc) {
  const n = c.pair && c.rank && c.weight[doc] ? Math.floor(c.rank[doc] / chunk) : 0;
  return c.read.has(n) ? 0 : n;
}

async function further(c, n) {
  c.read.add(n);
  place(c, n, await load(`${c.own}-${n}.bin`));
}

// Returns the score of a document, 0 unless it has all tokens that have been read, one after the other. A phrase weighs
// what its least token does.
function weigh(phrases, doc) {
  let score = 0;
  const follow = run => {
    let begins = -1, weight = 3;
    const all = run.every((c, i) => {
      if (!c.weight) return true;
      const p = c.places[doc];
      weight = Math.min(weight, c.weight[doc]);
      return weight && (begins &= i % 32 ? p >>> i % 32 | p << 32 - i % 32 : p);
    });
    score += weight;
    return all;
  };
  return phrases.every(follow) && score;
}

function collect(phrases) {
  const hits = [];
  for (let doc = manifest.n; doc--;) {
    const score = weigh(phrases, doc);
    if (score) hits.push({ doc, score });
  }
  return asked.get('sort') ? hits : hits.sort((a, b) => b.score - a.score || b.doc - a.doc);
}

// Returns the documents that may have the phrases, the best first, then the newest.
async function find(runs) {
  const phrases = await columns(runs), all = phrases.flat();
  if (all.some(c => !c.own)) {
    const hits = collect(phrases);
    if (hits.length <= perPage) return hits; // a page of rows costs less than further lists
  }
  await Promise.all(all.map(complete));
  return all.length ? collect(phrases) : [];
}

// Looks at further places where so many hits depend on them that it pays. A title that has all tokens has them one after the other
// often enough.
async function narrow(hits, phrases) {
  for (let i = 0; i < Math.min(perPage, hits.length); i++) {
    if (hits[i].score > phrases.length) continue;
    const wanted = phrases.flat().map(c => [c, unread(c, hits[i].doc)]).filter(([, n]) => n);
    if (!wanted.length || hits.filter(h => wanted.every(([c, n]) => unread(c, h.doc) === n)).length <= perPage) continue;
    await Promise.all(wanted.map(w => further(...w)));
    const left = hits.filter(h => weigh(phrases, h.doc));
    left.forEach((h, n) => { hits[n] = h; });
    hits.length = left.length;
    i = -1; // others have moved up
  }
}

// Reports whether one of the best few documents has the phrases.
async function written(runs) {
  const few = 5;
  const best = (await find(runs)).slice(0, few);
  return (await Promise.all(best.map(h => row(h.doc)))).some(r => verify(r, runs));
}

// Splits phrases that nobody wrote into pieces that somebody did, from left to right, each as long as can be, and
// leaves out the shortest until one announcement has them all.
async function split(runs) {
  let out = [];
  for (const run of runs) {
    for (let i = 0; i < run.length;) {
      let n = 1;
      while (i + n < run.length && await written([run.slice(i, i + n + 1)])) n++;
      const piece = run.slice(i, i += n);
      if (n > 1 || piece[0].length > 1) out.push(piece);
    }
  }
  while (out.length && !(await find(out)).length) {
    const shortest = Math.min(...out.map(p => p.length));
    out.splice(out.findLastIndex(p => p.length === shortest), 1);
  }
  return out;
}

// Filters: see facet.go

const today = () => Math.floor((Date.now() + 8 * 36e5) / 864e5); // China

function state(opens, closes, outcome, built) {
  if (opens > today()) return 'planned';
  if (closes >= today()) return 'open';
  return /open|planned/.test(built) ? (outcome ? 'concluded' : 'closed') : built;
}

let facets;
async function loadFacets() {
  if (facets) return facets;
  const bytes = await load('facets.bin');
  const end = bytes.indexOf(10);
  const f = facets = JSON.parse(text(bytes.subarray(0, end)));
  const n = manifest.n, columns = bytes.subarray(end + 1);
  const two = (from, doc) => columns[from + 2 * doc] + 256 * columns[from + 2 * doc + 1];
  f.names = f.departments[say.script];
  const states = new Map(f.consultations.map(([doc, ...c]) => [doc, state(...c)]));
  f.of = {
    kind: doc => f.kinds[columns[doc]],
    year: doc => String(two(n, doc) || ''),
    department: doc => f.names[two(3 * n, doc)],
    state: doc => states.get(doc),
  };
  const years = new Set(Array.from({ length: n }, (_, doc) => f.of.year(doc)));
  fill('year', [...years].sort().reverse());
  fill('department', [...new Set(f.names)].sort(new Intl.Collator('zh').compare));
  return f;
}

function fill(name, values) {
  for (const v of values) if (v) form.elements[name].append(new Option(v, v, false, v === asked.get(name)));
}

const filters = ['kind', 'year', 'department', 'state'];
async function filter(hits) {
  const wanted = filters.filter(name => asked.get(name));
  if (!wanted.length) return hits;
  const { of } = await loadFacets();
  return hits.filter(h => wanted.every(name => of[name](h.doc) === asked.get(name)));
}

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
    await narrow(hits, phrases);
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

// Questions: see question.go

function question(query) {
  for (const { field, words } of manifest.q) {
    const re = new RegExp(words, 'g');
    if (!re.test(query)) continue;
    let rest = query.replace(re, ' ');
    for (let i = 0; i < 3; i++) rest = rest.trim().replace(new RegExp(manifest.w, 'g'), ' ').trim();
    return { field, rest };
  }
  return null;
}

function answer(r, a) {
  const quote = a.q && make('p', {}, say.source, make('q', {}, a.q));
  return make('div', {},
    r.s && make('p', {}, option('state', state(r.o, r.c, r.r, r.s))),
    make('dl', { className: 'facts' }, make('div', {}, make('dt', {}, a.l), make('dd', {}, a.v))),
    quote,
    make('p', {}, say.unquoted, make('a', { href: a.u || r.u }, r.t)));
}

// Shows what the announcements say; that they say nothing only when nothing else was asked for.
function answers(found, field, only) {
  const most = 3; // announcements
  const from = found.filter(r => r.a?.some(a => a.f.startsWith(field))).slice(0, most);
  for (const r of from) for (const a of r.a) if (a.f.startsWith(field)) $('answers-list').append(answer(r, a));
  if (!from.length && only) $('answers-list').append(make('p', {}, say.ask));
  $('answers').hidden = !from.length && !only;
}

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
