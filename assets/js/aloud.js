// Reads the page aloud, one sentence after the other: Chrome ends what a remote voice says after some fifteen seconds, and a
// pause that is no more than "begin this sentence again later" works with every voice.

const root = document.documentElement;
const find = name => document.querySelector(`[data-aid=${name}]`);
const button = find('aloud'), stopButton = find('stop'), status = find('status'), say = button.dataset;
const skipped = 'nav, rt, svg, script, style, details, .aids, .print-only, .provenance, .cite, .mail-page, [hidden], [data-nosearch]:not(.notice, .derived)';
const blocks = 'h1, h2, h3, h4, h5, h6, p, li, dt, dd, caption, tr, blockquote, figcaption, address, pre';
const longest = 120; // characters said at once

let sentences = [], at = 0, state = 'silent', turn = 0;

// Returns what is said of the page: text, and the range it stands in.
function collect() {
  const out = [];
  let block, nodes = [];
  const end = () => {
    if (block?.matches('tr')) out.push(...row(block));
    else out.push(...split(nodes));
    nodes = [];
  };
  const walker = document.createTreeWalker(document.querySelector('main article'), NodeFilter.SHOW_TEXT);
  for (let node; (node = walker.nextNode());) {
    const parent = node.parentElement;
    if (!node.data.trim() || parent.closest(skipped) || !parent.checkVisibility()) continue;
    const its = parent.closest('tr') || parent.closest(blocks) || parent;
    if (its !== block) {
      if (block) end();
      block = its;
    }
    nodes.push(node);
  }
  if (block) end();
  return out;
}

// Splits the text of a block at the ends of sentences, a very long one at its commas.
function split(nodes) {
  const text = nodes.map(n => n.data).join('');
  const place = index => {
    for (const node of nodes) {
      if (index <= node.length) return [node, index];
      index -= node.length;
    }
  };
  const out = [];
  let from = 0;
  for (const [sentence] of text.matchAll(/[^。！？；!?]+[。！？；!?]*[”’）】》]*|[。！？；!?]+/g)) {
    const parts = sentence.length > longest ? sentence.match(new RegExp(`.{1,${longest}}[，、,：]|.{1,${longest}}`, 'gsu')) : [sentence];
    for (const part of parts) {
      const range = new Range();
      range.setStart(...place(from));
      range.setEnd(...place(from += part.length));
      const said = part.replace(/\s+/g, ' ').trim();
      if (/[\p{L}\p{N}]/u.test(said)) out.push({ said, range });
    }
  }
  return out;
}

const words = el => [...el.childNodes].map(n => n.nodeType === 3 ? n.data : n.nodeName === 'RT' ? '' : n.nodeType === 1 ? words(n) : '').join('').trim();

// Says a row of a table with the names of its columns.
function row(tr) {
  const cells = [...tr.cells];
  const head = tr.closest('table').tHead?.rows[0];
  if (tr.parentNode.tagName === 'THEAD') return [];
  const range = new Range();
  range.selectNodeContents(tr);
  const said = cells.map((cell, i) => {
    const name = cell.tagName === 'TD' && head?.cells.length === cells.length ? words(head.cells[i]) : '';
    return (name && words(cell) ? name + '：' : '') + words(cell);
  }).filter(Boolean).join('；');
  return said ? [{ said, range }] : [];
}

// Chinese as it is spoken where the script is written; any Chinese voice else.
function voice() {
  const wanted = root.lang === 'zh-Hant' ? ['zh-tw', 'zh-hk', 'zh-cn'] : ['zh-cn'];
  const rank = v => {
    const lang = v.lang.replace('_', '-').toLowerCase().replace('cmn-hans', 'zh').replace('cmn-hant', 'zh').replace(/^zh-han[st]-/, 'zh-');
    const place = wanted.indexOf(lang);
    return (place < 0 ? wanted.length : place) + (v.localService ? 0 : .5);
  };
  return speechSynthesis.getVoices().filter(v => /^(zh|cmn)/i.test(v.lang)).sort((a, b) => rank(a) - rank(b))[0];
}

// Not in the style sheet: only here is it needed, and the validator does not know it.
if (window.Highlight) {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync('::highlight(aloud) { background: var(--blue); color: var(--ground) }');
  document.adoptedStyleSheets.push(sheet);
}

function mark(range) {
  if (!window.Highlight) return;
  if (range) CSS.highlights.set('aloud', new Highlight(range));
  else CSS.highlights.delete('aloud');
}

function follow(range) {
  const box = range.getBoundingClientRect(), edge = innerHeight / 5;
  if (box.top < edge / 2 || box.bottom > innerHeight - edge / 2) scrollBy({ top: box.top - edge });
}

function speak() {
  const mine = ++turn, sentence = sentences[at];
  if (!sentence) return stop();
  const utterance = new SpeechSynthesisUtterance(sentence.said);
  utterance.voice = voice();
  utterance.lang = utterance.voice?.lang || root.lang;
  utterance.rate = (root.dataset.rate || 100) / 100;
  const next = () => {
    if (mine !== turn) return; // it was stopped
    at++;
    speak();
  };
  utterance.onend = next;
  utterance.onerror = e => {
    if (mine !== turn) return;
    stop();
    status.textContent = `${say.failed}（${e.error}）`;
  };
  mark(sentence.range);
  follow(sentence.range);
  speechSynthesis.speak(utterance);
}

function become(now) {
  state = now;
  button.textContent = say[now];
  stopButton.hidden = now === 'silent';
  root.classList.toggle('aloud', now !== 'silent');
  status.textContent = '';
}

// Returns the sentence that the selection begins in, else the first that is in view.
function first() {
  const selection = getSelection();
  if (selection.rangeCount && !selection.isCollapsed) {
    const chosen = selection.getRangeAt(0);
    const i = sentences.findIndex(s => s.range.compareBoundaryPoints(Range.START_TO_END, chosen) > 0);
    if (i >= 0) return i;
  }
  return Math.max(0, sentences.findIndex(s => s.range.getBoundingClientRect().bottom > 0));
}

export function press() {
  if (state === 'speaking') {
    turn++;
    speechSynthesis.cancel();
    become('paused');
    return;
  }
  if (state === 'silent') {
    sentences = collect();
    at = scrollY || !getSelection().isCollapsed ? first() : 0;
  }
  become('speaking');
  speak();
}

export function stop() {
  turn++;
  speechSynthesis.cancel();
  mark();
  if (!stopButton.hidden && document.activeElement === stopButton) button.focus();
  become('silent');
}

addEventListener('pagehide', stop);
document.addEventListener('pinyin', () => { // other nodes, the same sentences
  if (state === 'silent') return;
  sentences = collect();
  mark(sentences[at]?.range);
});
