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
