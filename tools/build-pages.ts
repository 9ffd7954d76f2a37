import { buildPages } from "./pages/build-pages.ts";

/** Run before the server starts: says nothing when the pages are fresh. */
const { isFresh, ms } = await buildPages();
if (!isFresh) console.log(`pages: built in ${(ms / 1000).toFixed(1)} s`);
