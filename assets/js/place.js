// The link to the other script keeps the reader's paragraph: blocks are counted from the nearest heading with an id above
// the top of the window, as both scripts have the same.
(() => {
  const key = 'place';
  const blocks = () => [...document.querySelectorAll('main :is(h1, h2, h3, h4, h5, h6, p, li, dt, dd, tr, pre)')].filter(b => !b.closest('nav, .derived') && b.getClientRects().length);
  const named = b => /^H/.test(b.tagName) && b.id;

  // The link may stand anywhere, and the page it leads to may be the one before in the history: only a plain click counts.
  addEventListener('click', e => {
    const link = e.target.closest('a[hreflang]');
    if (!link || e.button || e.ctrlKey || e.metaKey || e.shiftKey || e.altKey || !scrollY) return;
    const all = blocks();
    const at = all.findIndex(b => b.getBoundingClientRect().bottom > 1);
    if (at < 0) return;
    const box = all[at].getBoundingClientRect();
    const from = all.findLastIndex((b, i) => i <= at && named(b));
    const place = { path: link.pathname, id: from < 0 ? '' : all[from].id, after: at - Math.max(from, 0), part: -box.top / box.height };
    try {
      sessionStorage.setItem(key, JSON.stringify(place));
    } catch { /* storage is off: the page begins at its top */ }
  });

  addEventListener('DOMContentLoaded', () => {
    let place;
    try {
      place = JSON.parse(sessionStorage.getItem(key));
      sessionStorage.removeItem(key);
    } catch { /* storage is off */ }
    if (!place || place.path !== location.pathname || location.hash) return;
    const all = blocks();
    const from = place.id ? all.findIndex(b => b.id === place.id) : 0;
    const block = all[from + place.after] || all[from];
    if (!block) return;
    const box = block.getBoundingClientRect();
    scrollTo({ top: scrollY + box.top + place.part * box.height, behavior: 'instant' });
  });
})();
