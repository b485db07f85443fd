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

// Looks at further places where more hits than a few depend on them, so that it pays. A title that has all tokens has them one after
// the other often enough.
async function narrow(hits, phrases, few) {
  for (let i = 0; i < Math.min(perPage, hits.length); i++) {
    if (hits[i].score > phrases.length) continue;
    const wanted = phrases.flat().map(c => [c, unread(c, hits[i].doc)]).filter(([, n]) => n);
    if (!wanted.length || hits.filter(h => wanted.every(([c, n]) => unread(c, h.doc) === n)).length <= few) continue;
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
