/**
 * What must be known before anything of a page is seen: the colours, and what Material's script keeps on
 * the device, under the names that it asks for. Unlike Material's own, it never stops a page: storage may
 * be forbidden, or hold what Material did not put there.
 *
 * A file, because the site's policy lets nothing run that stands in a page; and no module, because modules
 * wait until the page is read.
 */
var __md_scope = new URL(document.currentScript.dataset.base, location);

var __md_hash = (text) => [...text].reduce((sum, letter) => (sum << 5) - sum + letter.charCodeAt(0), 0);

var __md_get = (key, storage, scope = __md_scope) => {
  try {
    const value = JSON.parse((storage ?? localStorage).getItem(`${scope.pathname}.${key}`));
    return key === "__palette" && !(value?.color && Number.isInteger(value.index)) ? null : value;
  } catch {
    return null;
  }
};

var __md_set = (key, value, storage, scope = __md_scope) => {
  try {
    (storage ?? localStorage).setItem(`${scope.pathname}.${key}`, JSON.stringify(value));
  } catch {
    /* It is chosen anew on the next page. */
  }
};

/* The body carries the colours, and is not read yet: it gets them as it comes, before it is painted. */
((schemes) => {
  const own = matchMedia("(prefers-color-scheme: dark)").matches ? schemes.dark : schemes.light;
  const chosen = __md_get("__palette")?.color.scheme;
  const scheme = [schemes.light, schemes.dark].includes(chosen) ? chosen : own;
  if (!scheme) return;
  const colour = (changes, watcher) => {
    if (!document.body) return;
    watcher.disconnect();
    document.body.dataset.mdColorScheme = scheme;
  };
  new MutationObserver(colour).observe(document.documentElement, { childList: true });
})(document.currentScript.dataset);
