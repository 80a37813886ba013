// Finds pages while you type. Without it, the page is a list of everything.
'use strict';

const script = document.currentScript;

addEventListener('DOMContentLoaded', () => {
  const field = document.getElementById('q');
  const found = document.getElementById('found');
  const list = document.querySelector('.columns');
  const index = new URL(script.dataset.index, document.baseURI);

  // An entry is a title, an address and words. Files of a folder may not be fetched, but the list is there.
  const listed = () => [...list.querySelectorAll('li a')].map((link) => [link.textContent, link.href, '']);
  let entries = null;
  const load = () => (entries ??= fetch(index).then((answer) => answer.json()).catch(listed));

  // How well an entry fits: every word must occur; beginnings of the title count most.
  const fit = ([title, , words], wanted) => {
    const [name, rest] = [title.toLowerCase(), words.toLowerCase()];
    let sum = 0;
    for (const word of wanted) {
      if (name.startsWith(word)) sum += 8;
      else if (name.includes(word)) sum += 4;
      else if (rest.includes(word)) sum += 1;
      else return 0;
    }
    return sum + 1 / name.length;
  };

  const line = ([title, address, words]) => {
    const item = document.createElement('li');
    const link = document.createElement('a');
    link.href = new URL(address, index);
    link.textContent = title;
    item.append(link, words ? `: ${words}` : '');
    return item;
  };

  const show = async () => {
    const wanted = field.value.toLowerCase().split(/[\s-]+/).filter(Boolean);
    const all = wanted.length > 0 ? await load() : [];
    const hits = all
      .map((entry) => [fit(entry, wanted), entry])
      .filter(([sum]) => sum > 0)
      .sort(([a], [b]) => b - a)
      .slice(0, 20);
    list.hidden = wanted.length > 0;
    if (wanted.length === 0) return found.replaceChildren();
    const count = document.createElement('p');
    count.textContent = hits.length === 0 ? 'Nothing found. A code, or a word of the error?' : `${hits.length} found`;
    const items = document.createElement('ul');
    items.append(...hits.map(([, entry]) => line(entry)));
    found.replaceChildren(count, items);
  };

  field.form.addEventListener('submit', (event) => event.preventDefault());
  field.addEventListener('input', show);
  field.value = new URLSearchParams(location.search).get('q') ?? '';
  field.focus();
  show();
});
