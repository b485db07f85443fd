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
