// Applies the reader's settings before the page is shown; the page of settings changes them. Nothing is sent anywhere.
(() => {
  const key = 'reading';
  const names = ['size', 'space', 'theme', 'pointer', 'ruler', 'pinyin', 'rate'];
  const root = document.documentElement;
  let settings = {};

  const read = () => {
    try {
      settings = Object(JSON.parse(localStorage.getItem(key)));
    } catch {
      settings = {}; // storage is off, or holds something else
    }
  };
  const apply = () => {
    for (const name of names) {
      if (/^[a-z0-9]+$/.test(settings[name] || '')) root.dataset[name] = settings[name];
      else delete root.dataset[name];
    }
    dispatchEvent(new Event('settings'));
  };
  const keep = () => {
    try {
      localStorage.setItem(key, JSON.stringify(settings));
      return true;
    } catch {
      return false;
    }
  };

  root.classList.add('js');
  read();
  apply();
  addEventListener('set', e => {
    const [name, value] = e.detail;
    if (value) settings[name] = value;
    else delete settings[name];
    apply();
    keep();
  });
  addEventListener('storage', () => { read(); apply(); });
  addEventListener('pageshow', e => { if (e.persisted) { read(); apply(); } });
  addEventListener('pointermove', e => {
    if (root.dataset.ruler) root.style.setProperty('--ruler', e.clientY + 'px');
  }, { passive: true });

  addEventListener('DOMContentLoaded', () => {
    const form = document.getElementById('reading');
    if (!form) return;
    const status = document.getElementById('reading-status');
    const show = () => names.forEach(name => form.elements[name].forEach(radio => {
      radio.checked = radio.value === (settings[name] || '');
    }));
    const change = () => {
      apply();
      status.textContent = keep() ? form.dataset.kept : form.dataset.lost;
    };
    show();
    form.addEventListener('change', e => {
      if (e.target.value) settings[e.target.name] = e.target.value;
      else delete settings[e.target.name];
      change();
    });
    form.addEventListener('reset', e => {
      e.preventDefault();
      settings = {};
      show();
      change();
    });
  });
})();
