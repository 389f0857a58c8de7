// Runs before the first paint: a reader who chose dark (or light) never sees a flash of the other, and the words of the
// reader's language set out together with the code. The same choices are made again, with care, in languages.ts and Frame.tsx.
(function () {
  var root = document.documentElement;
  var kept = function (key) {
    try {
      return localStorage.getItem(key);
    } catch (_) {
      return null;
    }
  };
  var chosen = kept('sellwright.appearance');
  if (chosen !== 'light' && chosen !== 'dark')
    chosen = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
  root.setAttribute('data-mantine-color-scheme', chosen);

  var words = {};
  (document.currentScript.dataset.words || '').split(' ').forEach(function (pair) {
    words[pair.split('=')[0]] = pair.split('=')[1];
  });
  var wanted = [new URLSearchParams(location.search).get('language'), kept('sellwright.language')].concat(
    navigator.languages,
    'en',
  );
  var language = wanted.find(function (tag) {
    return tag && (words[tag] || words[tag.split('-')[0]]);
  });
  var address = language && (words[language] || words[language.split('-')[0]]);
  if (!address) return;
  var link = document.createElement('link');
  link.rel = 'modulepreload';
  link.href = address;
  document.head.appendChild(link);
})();
