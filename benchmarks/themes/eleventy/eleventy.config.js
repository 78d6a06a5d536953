// The least that lets Eleventy write what we write: pages in a frame, and a search index.

import { forget } from "./_includes/chrome.js";

export default function (config) {
  config.setLayoutResolution(false);
  config.addPassthroughCopy({ static: "." });
  config.addGlobalData("layout", "page.11ty.js");
  config.addGlobalData("permalink", () => (data) => data.uri === undefined ? undefined : `${data.uri}index.html`);
  // What was kept is written anew for each build, so that changed titles show.
  config.on("eleventy.before", forget);
  return {
    dir: { input: "content", includes: "../_includes", data: "../_data", output: "_site" },
    // Pages come as finished HTML: there is no template in them, and no Markdown to convert.
    htmlTemplateEngine: false,
    templateFormats: ["html", "11ty.js"],
  };
}
