/** While somebody edits: the page is loaded again as soon as the content has changed. */

/* The state that this page shows, as the server said with it: a change may come before we listen. */
const [navigation] = performance.getEntriesByType("navigation");
let shown = navigation?.serverTiming?.find(({ name }) => name === "state")?.description ?? null;

/* The browser connects again by itself when the preview was restarted. */
const changes = new EventSource(new URL("../../preview/changes", import.meta.url));

changes.addEventListener("state", ({ data }) => {
  if (shown !== null && shown !== data) location.reload();
  shown = data;
});

/* A page that is being left must not keep its connection: browsers allow six to one address. */
addEventListener("pagehide", () => changes.close());
