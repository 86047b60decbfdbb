// `?theme=dark`, `?view=elder`: so that one page can be looked at in every dress.
const wanted = new URLSearchParams(location.search);
for (const name of ['theme', 'view']) {
  const value = wanted.get(name);
  if (value) document.documentElement.setAttribute(`data-${name}`, value);
}
if (wanted.has('dialog')) addEventListener('load', () => document.querySelector('dialog')?.showModal());
