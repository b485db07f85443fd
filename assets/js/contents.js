// The contents list marks the section that is being read and keeps it in sight.
addEventListener('DOMContentLoaded', () => {
  const list = document.querySelector('.contents');
  if (!list) return;
  const links = new Map();
  for (const link of list.querySelectorAll('a')) links.set(document.getElementById(link.hash.slice(1)), link);
  let marked;
  const mark = () => {
    const heads = [...links.keys()], top = h => h.getBoundingClientRect().top;
    const past = heads.filter(h => top(h) < 0).length;
    const near = heads[past] && top(heads[past]) < innerHeight / 4;
    const link = links.get(heads[near ? past : past - 1]);
    if (link === marked) return;
    marked?.removeAttribute('aria-current');
    marked = link;
    if (!link) return;
    link.setAttribute('aria-current', 'true');
    const box = list.getBoundingClientRect(), at = link.getBoundingClientRect();
    if (at.top < box.top || at.bottom > box.bottom) list.scrollTop += at.top - box.top - box.height / 2;
  };
  const watch = new IntersectionObserver(mark, { rootMargin: '0px 0px -75%' });
  for (const head of links.keys()) watch.observe(head);
});
