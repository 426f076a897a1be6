(function () {
  'use strict';
  var root = document.documentElement, theme, lang, dark;
  try { theme = localStorage.getItem('gongkai.theme'); lang = localStorage.getItem('gongkai.lang'); } catch (e) { /* kept nowhere */ }
  dark = window.matchMedia && matchMedia('(prefers-color-scheme: dark)').matches;
  root.dataset.theme = theme === 'dark' || theme === 'light' ? theme : dark ? 'dark' : 'light';
  root.lang = lang === 'en' ? 'en' : 'zh-CN';
})();
