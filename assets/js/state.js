// Says how far a consultation is by the reader's clock: a page may be read long after it was built. Days are China's, and the
// last one counts in full. Without a script the dates stand there.
(() => {
  const tell = () => {
    const today = new Date(Date.now() + 288e5).toISOString().slice(0, 10);
    for (const el of document.querySelectorAll('[data-when], [data-live]')) {
      const { opens = '', closes } = el.closest('[data-closes]').dataset;
      const state = opens > today ? 'planned' : closes < today ? 'ended' : 'open';
      const { when, live } = el.dataset;
      if (!live) el.hidden = !when.split(' ').includes(state);
      else if (state === 'open') el.setAttribute('href', live);
      else el.removeAttribute('href');
    }
    for (const none of document.querySelectorAll('[data-none]')) {
      none.hidden = !!none.parentNode.querySelector('li:not([hidden])');
    }
  };
  addEventListener('DOMContentLoaded', tell);
  addEventListener('pageshow', tell);
  addEventListener('visibilitychange', tell); // a tab that was open overnight
})();
