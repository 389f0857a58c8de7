// Runs before the first paint: a reader who chose dark (or light) never sees a flash of the other, the words of the reader's
// language set out together with the code, and so does what the first screen asks (see ahead.ts). The same choices are made again,
// with care, in languages.ts and Frame.tsx.
(function () {
  var root = document.documentElement;
  var page = document.currentScript.dataset;
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

  var answers = {};
  var told = document.getElementById('told');
  var known = told ? JSON.parse(told.textContent) : {};
  Object.keys(known).forEach(function (address) {
    var headers = { 'content-type': 'application/json' };
    answers[address] = Promise.resolve(new Response(JSON.stringify(known[address]), { headers: headers }));
  });
  (page.asks || '').split(' ').forEach(function (address) {
    if (!address) return;
    answers[address] = fetch(address, { credentials: 'same-origin', headers: { accept: 'application/json' } });
    // whoever takes the answer hears of its failure
    answers[address].catch(function () {});
  });
  window.broughtAlong = { answers: answers, language: page.language || '' };

  var words = {};
  (page.words || '').split(' ').forEach(function (pair) {
    var language = pair.split('=')[0];
    (words[language] = words[language] || []).push(pair.split('=')[1]);
  });
  var asked = new URLSearchParams(location.search).get('language');
  var wanted = [asked, page.language, kept('sellwright.language')].concat(navigator.languages, 'en');
  var language = wanted.find(function (tag) {
    return tag && (words[tag] || words[tag.split('-')[0]]);
  });
  (words[language] || words[(language || '').split('-')[0]] || []).forEach(function (address) {
    if (!address) return;
    var link = document.createElement('link');
    link.rel = 'modulepreload';
    link.href = address;
    document.head.appendChild(link);
  });
})();
