// A page in its frame.

import { escape, foot, head, header, once } from "./chrome.js";
import { navigation } from "./navigation.js";

const PREVIOUS =
  '<svg class="symbol" viewBox="0 0 20 20" aria-hidden="true" focusable="false"><path d="M17 10H3.5M8.5 5l-5 5 5 5"/></svg>';
const NEXT =
  '<svg class="symbol" viewBox="0 0 20 20" aria-hidden="true" focusable="false"><path d="M3 10h13.5M11.5 5l5 5-5 5"/></svg>';

export function render(data) {
  const { site } = data;
  const base = "../".repeat(data.uri.split("/").length - 1) || "./";
  const titles = once("titles", () => new Map(data.collections.all.map((each) => [each.data.uri, each.data.title])));
  const places = once("places", () => new Map(site.order.map((uri, place) => [uri, place])));
  const place = places.get(data.uri);
  const previous = place > 0 ? site.order[place - 1] : undefined;
  const next = place === undefined ? undefined : site.order[place + 1];
  return `<!doctype html>
<html lang="en" class="no-js">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="description" content="${escape(data.description)}">
    ${previous === undefined ? "" : `<link rel="prev" href="${base}${previous}">`}
    ${next === undefined ? "" : `<link rel="next" href="${base}${next}">`}
<title>${escape(data.title)} - ${escape(site.title)}</title>
    ${once(`head ${base}`, () => head(base))}
</head>
<body dir="ltr" data-md-color-scheme="default" data-md-color-primary="indigo" data-md-color-accent="indigo">
    ${once(`header ${base} ${data.section}`, () => header(site, base, data.section))}
<div class="md-container" data-md-component="container">
<main class="md-main" data-md-component="main">
<div class="md-main__inner md-grid">
<div class="md-sidebar md-sidebar--primary" data-md-component="sidebar" data-md-type="navigation">
<div class="md-sidebar__scrollwrap">
<div class="md-sidebar__inner">
                ${navigation(site, titles, base, data)}
</div>
</div>
</div>
          ${contents(data.headings)}
<div class="md-content" id="content" tabindex="-1" data-md-component="content">
            ${breadcrumbs(base, data.branch)}
<article class="md-content__inner md-typeset">
              ${data.content}
</article>
<nav class="neighbours" aria-label="Previous and next page">
              ${neighbour("previous", "prev", previous, titles, base)}
              ${neighbour("next", "next", next, titles, base)}
</nav>
            ${data.source ? `<p class="page-source"> <span class="page-source__file">Made from <code>${escape(data.source)}</code></span></p>` : ""}
</div>
</div>
</main>
      ${once(`foot ${base}`, () => foot(site, base))}
</body>
</html>
`;
}

function contents(headings) {
  const links = headings.map(
    (each) => `<li><a class="page-toc__link page-toc__link--${each.level} md-nav__link" href="#${each.id}">${escape(each.text)}</a>
</li>`,
  );
  const list = `<nav class="page-toc" aria-label="On this page">
<details class="page-toc__fold">
<summary class="page-toc__title">On this page</summary>
<ul class="page-toc__list plain-list" data-md-component="toc">
            ${links.join("\n            ")}
</ul>
</details>
</nav>`;
  return `<div class="md-sidebar md-sidebar--secondary" data-md-component="sidebar" data-md-type="toc">
<div class="md-sidebar__scrollwrap">
<div class="md-sidebar__inner">
      ${headings.length ? list : ""}
</div>
</div>
</div>`;
}

function breadcrumbs(base, branch) {
  return `<nav class="breadcrumbs" aria-label="You are here">
<ol class="breadcrumbs__list plain-list">
<li><a href="${base}">Home</a></li>
    ${branch.map((title) => `<li>${escape(title)}</li>`).join("")}
</ol>
</nav>`;
}

function neighbour(way, rel, uri, titles, base) {
  if (uri === undefined) return "";
  const said = way === "previous" ? "Previous" : "Next";
  const text = `<span><span class="neighbours__way">${said}</span> <span class="neighbours__title">${escape(titles.get(uri))}</span></span>`;
  const both = way === "previous" ? PREVIOUS + text : text + NEXT;
  return `<a class="neighbours__link neighbours__link--${way}" href="${base}${uri}" rel="${rel}">${both}</a>`;
}
