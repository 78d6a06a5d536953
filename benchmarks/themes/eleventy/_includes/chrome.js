// What surrounds a page and is the same on many: written once for each depth and section, then kept.

const kept = new Map();

export function once(key, make) {
  if (!kept.has(key)) kept.set(key, make());
  return kept.get(key);
}

export function forget() {
  kept.clear();
}

const SIGNS = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

export const escape = (text) => text.replace(/[&<>"]/g, (sign) => SIGNS[sign]);

export const head = (base) => `<link rel="icon" href="${base}assets/images/favicon.png">
<link rel="stylesheet" href="${base}assets/curriculum.css">
<link rel="preload" href="${base}assets/fonts/source-serif-4-normal.woff2" as="font" type="font/woff2" crossorigin>
<link rel="preload" href="${base}assets/fonts/source-sans-3-normal.woff2" as="font" type="font/woff2" crossorigin>
`;

export const header = (site, base, section) => `<input class="md-toggle" data-md-toggle="drawer" type="checkbox" id="__drawer" autocomplete="off">
<input class="md-toggle" data-md-toggle="search" type="checkbox" id="__search" autocomplete="off">
<label class="md-overlay" for="__drawer"></label>
<div data-md-component="skip"></div>
<div data-md-component="announce">
<aside class="md-banner">
<div class="md-banner__inner md-grid md-typeset">
</div>
</aside>
</div>
<header class="site-header" data-md-component="header">
<a class="skip-link" href="#content">Skip to the text</a>
<div class="site-header__inner md-grid">
<a class="site-header__name" href="${base}">${site.title}</a>
<button class="icon-button menu-button" type="button" aria-controls="site-nav" aria-expanded="false">
<svg class="symbol" viewBox="0 0 20 20" aria-hidden="true" focusable="false"><path d="M3 5.5h14M3 10h14M3 14.5h14"/></svg><span>Menu</span>
</button>
<noscript><a class="icon-button menu-link" href="#site-nav"><svg class="symbol" viewBox="0 0 20 20" aria-hidden="true" focusable="false"><path d="M3 5.5h14M3 10h14M3 14.5h14"/></svg><span>Menu</span></a></noscript>
<form class="palette" data-md-component="palette">
<input type="radio" name="__palette" id="__palette_0" data-md-color-media="(prefers-color-scheme: light)" data-md-color-scheme="default" data-md-color-primary="custom" data-md-color-accent="custom" aria-label="default" hidden>
<button class="icon-button palette__button" type="button" data-next="__palette_1" hidden>
<svg class="symbol" viewBox="0 0 20 20" aria-hidden="true" focusable="false"><path d="M16 11.8A6.5 6.5 0 0 1 8.2 4a6.5 6.5 0 1 0 7.8 7.8z"/></svg><span>Dark colours</span>
</button>
<input type="radio" name="__palette" id="__palette_1" data-md-color-media="(prefers-color-scheme: dark)" data-md-color-scheme="slate" data-md-color-primary="custom" data-md-color-accent="custom" aria-label="slate" hidden>
<button class="icon-button palette__button" type="button" data-next="__palette_0" hidden>
<svg class="symbol" viewBox="0 0 20 20" aria-hidden="true" focusable="false"><circle cx="10" cy="10" r="3.4"/><path d="M10 2v2M10 16v2M2 10h2M16 10h2M4.3 4.3l1.4 1.4M14.3 14.3l1.4 1.4M4.3 15.7l1.4-1.4M14.3 5.7l1.4-1.4"/></svg><span>Light colours</span>
</button>
</form>
<button class="icon-button search-button" type="button" aria-controls="site-search" aria-expanded="false">
<svg class="symbol" viewBox="0 0 20 20" aria-hidden="true" focusable="false"><circle cx="8.8" cy="8.8" r="5.3"/><path d="M12.8 12.8L17 17"/></svg><span>Search</span>
</button>
<div class="md-search" data-md-component="search">
<label for="__search" hidden></label>
<label class="md-search__overlay" for="__search"></label>
<div class="md-search__inner" id="site-search" role="search" aria-label="Search">
<form class="md-search__form" name="search">
<span class="md-search__sign"><svg class="symbol" viewBox="0 0 20 20" aria-hidden="true" focusable="false"><circle cx="8.8" cy="8.8" r="5.3"/><path d="M12.8 12.8L17 17"/></svg></span>
<input type="text" class="md-search__input" name="query" aria-label="Search for a topic, exercise or word" placeholder="Search for a topic, exercise or word" autocapitalize="off" autocorrect="off" autocomplete="off" spellcheck="false" data-md-component="search-query" required>
<button type="reset" class="icon-button md-search__reset" tabindex="-1" aria-label="Clear"><svg class="symbol" viewBox="0 0 20 20" aria-hidden="true" focusable="false"><path d="M5 5l10 10M15 5L5 15"/></svg></button>
<button type="button" class="icon-button search-close">Close</button>
</form>
<div class="md-search__output">
<div class="md-search__scrollwrap" tabindex="0" role="region" aria-label="Type to start searching">
<div class="md-search-result" data-md-component="search-result">
<div class="md-search-result__meta" role="status">Initializing search</div>
<ol class="md-search-result__list" role="presentation"></ol>
</div>
</div>
</div>
</div>
</div>
</div>
<nav class="site-tabs" aria-label="Sections of the site">
<ul class="site-tabs__list md-grid plain-list">
    ${site.sections.filter((each) => each.children.length).map((each) => tab(each, base, section)).join("\n    ")}
</ul>
</nav>
</header>
`;

function tab(each, base, section) {
  const current = each.title === section ? ' aria-current="true"' : "";
  return `<li><a class="site-tabs__link" href="${base}${each.uri}"${current}>${escape(each.title)}</a></li>`;
}

export const foot = (site, base) => `<footer class="site-footer">
<div class="site-footer__inner md-grid">
<p class="site-footer__name">${site.title}</p>
<p class="site-footer__credit">Content: <a href="https://creativecommons.org/licenses/by/4.0/" rel="license">CC BY 4.0</a>. Code: MIT.</p>
<p><a href="${base}pages/about/">About this site</a></p>
</div>
</footer>
</div>
<div class="md-dialog" data-md-component="dialog">
<div class="md-dialog__inner md-typeset"></div>
</div>
<script id="__config" type="application/json">{"annotate": null, "base": "${base}", "features": ["content.action.edit", "search.highlight", "toc.follow"], "search": "${base}assets/javascripts/workers/search.min.js", "tags": null, "translations": {"clipboard.copied": "Copied to clipboard", "clipboard.copy": "Copy to clipboard", "search.result.more.one": "1 more on this page", "search.result.more.other": "# more on this page", "search.result.none": "No matching documents", "search.result.one": "1 matching document", "search.result.other": "# matching documents", "search.result.placeholder": "Type to start searching", "search.result.term.missing": "Missing", "select.version": "Select version"}, "version": null}</script>
<script src="${base}assets/javascripts/bundle.min.js"></script>
<script src="${base}assets/components/card-sort.mjs" type="module"></script>
<script src="${base}assets/components/checklist.mjs" type="module"></script>
<script src="${base}assets/components/copy-text.mjs" type="module"></script>
<script src="${base}assets/components/device.mjs" type="module"></script>
<script src="${base}assets/components/list-filter.mjs" type="module"></script>
<script src="${base}assets/components/note-field.mjs" type="module"></script>
<script src="${base}assets/components/print-button.mjs" type="module"></script>
<script src="${base}assets/components/quiz.mjs" type="module"></script>
<script src="${base}assets/components/run-now.mjs" type="module"></script>
<script src="${base}assets/components/shell.mjs" type="module"></script>
<script src="${base}assets/components/workshop-clock.mjs" type="module"></script>
`;
