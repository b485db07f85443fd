// Writes pinyin over the text: read by the dictionary that tools/pinyin makes of the site, never guessed. What is read in
// several ways and not decided gets none.

const blocks = 'p, li, h1, h2, h3, h4, h5, h6, td, th, dt, dd, caption, blockquote, figcaption, address, div, section, article';
const chars = new Map(), words = new Map();
let longest = 1, loading;

async function load(address) {
  const response = await fetch(address, { cache: 'no-cache' });
  if (!response.ok) throw new Error(address);
  let bytes = new Uint8Array(await response.arrayBuffer());
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) { // else a server has unpacked it already
    bytes = await new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'))).arrayBuffer();
  }
  const [single, several, deciding] = new TextDecoder().decode(bytes).split('=\n').map(list => list.split('\n').filter(Boolean));
  for (const line of single) {
    const [reading] = line.match(/^\P{Script=Han}+/u);
    for (const c of line.slice(reading.length)) chars.set(c, { usual: reading });
  }
  for (const line of several) {
    const [, c, none, all] = line.match(/^(.)(-?)(.*)$/u);
    const readings = all.split(' ');
    chars.set(c, { usual: none ? '' : readings[0], readings });
  }
  for (const line of deciding) {
    const word = [], marks = [];
    for (const c of line) {
      if (/[\d-]/.test(c)) marks[word.length - 1] = c === '-' ? '' : chars.get(word.at(-1)).readings[c];
      else word.push(c);
    }
    words.set(word.join(''), marks);
    longest = Math.max(longest, word.length);
  }
}

// Returns how the character at a place of a run is read: the longest word around it that says so decides.
function read(run, at) {
  const known = chars.get(run[at]);
  if (!known?.readings) return known?.usual || '';
  for (let n = Math.min(longest, run.length); n > 1; n--) {
    for (let from = Math.max(0, at - n + 1); from <= at && from + n <= run.length; from++) {
      const said = words.get(run.slice(from, from + n).join(''))?.[at - from];
      if (said !== undefined) return said;
    }
  }
  return known.usual;
}

// Returns the text nodes of the announcement by block: a word may go over a link's end, but not over a paragraph's.
function texts() {
  const groups = [];
  for (const area of document.querySelectorAll('[data-search]')) {
    const walker = document.createTreeWalker(area, NodeFilter.SHOW_TEXT);
    let last;
    for (let node; (node = walker.nextNode());) {
      const parent = node.parentElement;
      if (parent.closest('[data-nosearch], [hidden], nav, svg, ruby')) continue;
      const block = parent.closest(blocks);
      if (block !== last) groups.push([]);
      groups.at(-1).push(node);
      last = block;
    }
  }
  return groups;
}

function annotate(nodes) {
  const all = nodes.flatMap(node => [...node.data].map(c => ({ c, node })));
  for (let i = 0; i < all.length;) {
    const start = i;
    while (i < all.length && /\p{Script=Han}/u.test(all[i].c)) i++;
    const run = all.slice(start, i).map(x => x.c);
    run.forEach((_, at) => { all[start + at].reading = read(run, at); });
    i++;
  }
  for (const node of nodes) {
    const out = document.createDocumentFragment();
    let ruby = null;
    for (const { c, reading } of all.filter(x => x.node === node)) {
      if (reading === undefined) {
        if (out.lastChild?.nodeType === 3) out.lastChild.data += c;
        else out.append(c);
        ruby = null;
        continue;
      }
      if (!ruby) out.append(ruby = document.createElement('ruby'));
      const rt = document.createElement('rt');
      rt.ariaHidden = 'true';
      rt.append(reading);
      ruby.append(c, rt);
    }
    if (out.querySelector('ruby')) node.replaceWith(out);
  }
}

function clear() {
  for (const ruby of document.querySelectorAll('[data-search] ruby')) {
    const { parentNode } = ruby;
    ruby.querySelectorAll('rt').forEach(rt => rt.remove());
    ruby.replaceWith(...ruby.childNodes);
    parentNode.normalize();
  }
}

// Keeps what the reader has at the top of the window there.
function hold(change) {
  const seen = [...document.querySelectorAll('main :is(h1, h2, h3, h4, p, li, tr)')].find(b => b.getBoundingClientRect().bottom > 0 && !b.closest('nav'));
  const top = seen?.getBoundingClientRect().top;
  change();
  if (scrollY) scrollBy({ top: seen.getBoundingClientRect().top - top, behavior: 'instant' });
}

export async function show(on, address) {
  if (on) await (loading ??= load(address).catch(e => { loading = null; throw e; }));
  hold(() => on ? texts().forEach(annotate) : clear());
  document.dispatchEvent(new Event('pinyin'));
}
