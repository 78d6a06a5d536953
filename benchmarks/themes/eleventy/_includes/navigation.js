// All sections, and the branch that leads to the page: written once for each depth, then marked.

import { escape, once } from "./chrome.js";

const CLOSE =
  '<svg class="symbol" viewBox="0 0 20 20" aria-hidden="true" focusable="false"><path d="M5 5l10 10M15 5L5 15"/></svg>';

export function navigation(site, titles, base, page) {
  const key = `nav ${base} ${page.branch.join(" / ")}`;
  const written = once(key, () => sections(site, titles, base, page.branch));
  const here = `md-nav__link" href="${base}${page.uri}"`;
  const marked = `md-nav__link md-nav__link--active" aria-current="page" href="${base}${page.uri}"`;
  return written.replace(here, marked);
}

function sections(site, titles, base, branch) {
  const all = site.sections.map((each) => section(each, titles, base, branch));
  return `<nav class="site-nav" id="site-nav" aria-label="In this section">
<button class="icon-button site-nav__close" type="button">${CLOSE}<span>Close the menu</span></button>
<ul class="site-nav__sections plain-list">
${all.join("\n")}
</ul>
</nav>
`;
}

function section(each, titles, base, [current, ...below]) {
  const isCurrent = each.title === current;
  return `<li class="site-nav__section${isCurrent ? " site-nav__section--active" : ""}">
<a class="site-nav__head" href="${base}${each.uri}">${escape(each.title)}</a>
${isCurrent ? entries(each.children, titles, base, below) : ""}
</li>`;
}

function entries(children, titles, base, branch) {
  const all = children.map((child) =>
    typeof child === "string" ? leaf(child, titles, base) : group(child, titles, base, branch),
  );
  return `<ul class="site-nav__list plain-list">\n${all.join("\n")}\n</ul>`;
}

function leaf(uri, titles, base) {
  return `<li><a class="site-nav__link md-nav__link" href="${base}${uri}">${escape(titles.get(uri))}</a></li>`;
}

function group(child, titles, base, [opened, ...below]) {
  if (child.title !== opened) {
    return `<li><a class="site-nav__link site-nav__more" href="${base}${child.uri}">${escape(child.title)}</a></li>`;
  }
  return `<li><details class="site-nav__group" open><summary>${escape(child.title)}</summary>${entries(child.children, titles, base, below)}</details></li>`;
}
