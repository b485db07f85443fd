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
