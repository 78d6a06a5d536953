// The search index: each page, cut at its headings.

const HEADING = /<h[23](?: [^>]*)? id="([^"]+)"[^>]*>/;
const ENTITIES = { "&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"', "&#39;": "'", "&#34;": '"' };

const plain = (html) =>
  html
    .replace(/<[^>]*>/g, " ")
    .replace(/&(?:amp|lt|gt|quot|#39|#34);/g, (found) => ENTITIES[found])
    .replace(/\s+/g, " ");

export const data = {
  layout: null,
  permalink: "search/search_index.json",
  eleventyExcludeFromCollections: true,
};

export function render({ collections }) {
  const docs = collections.all.filter((each) => each.data.searchable).flatMap(entries);
  const config = { lang: ["en"], separator: "[\\s\\-]+", pipeline: ["stopWordFilter"] };
  return JSON.stringify({ config, docs });
}

function entries(page) {
  const { uri, title, boost } = page.data;
  const [first, ...rest] = page.rawInput.split(HEADING);
  const found = [{ location: uri, title, text: plain(first), boost }];
  for (let place = 0; place < rest.length; place += 2) {
    const [said, ...text] = rest[place + 1].split("</h");
    const location = `${uri}#${rest[place]}`;
    found.push({ location, title: plain(said), text: plain(`<${text.join("</h")}`), boost });
  }
  return found;
}
