// The buttons above a text: pinyin, and reading aloud where the device has a Chinese voice. What they do is loaded when it is asked for.
(() => {
  const root = document.documentElement;
  const { pinyin, aloud, readings } = document.currentScript.dataset;
  const find = name => document.querySelector(`[data-aid=${name}]`);
  let shown = false;

  const show = async () => {
    const on = !!root.dataset.pinyin;
    find('pinyin')?.setAttribute('aria-pressed', on);
    if (on === shown || !document.querySelector('[data-search]')) return;
    shown = on;
    try {
      await (await import(pinyin)).show(on, readings);
    } catch {
      find('status').textContent = find('pinyin').dataset.failed;
    }
  };
  const listen = () => {
    if (speechSynthesis.getVoices().some(v => /^(zh|cmn)/i.test(v.lang))) root.classList.add('voice');
  };

  if (window.speechSynthesis) {
    listen();
    speechSynthesis.addEventListener?.('voiceschanged', listen); // Chrome has none at first
  }
  addEventListener('DOMContentLoaded', () => {
    show();
    addEventListener('settings', show);
    find('pinyin')?.addEventListener('click', () => dispatchEvent(new CustomEvent('set', { detail: ['pinyin', root.dataset.pinyin ? '' : 'on'] })));
    find('aloud')?.addEventListener('click', async () => (await import(aloud)).press());
    find('stop')?.addEventListener('click', async () => (await import(aloud)).stop());
  });
})();
