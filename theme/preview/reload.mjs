/** While somebody edits: the page is loaded again as soon as the content has changed. */

let shown = null;

/* The browser connects again by itself when the preview was restarted. */
const changes = new EventSource(new URL("../../preview/changes", import.meta.url));

changes.addEventListener("state", ({ data }) => {
  if (shown !== null && shown !== data) location.reload();
  shown = data;
});

/* A page that is being left must not keep its connection: browsers allow six to one address. */
addEventListener("pagehide", () => changes.close());
