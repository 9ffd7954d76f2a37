import { buildPages } from "./pages/build-pages.ts";
import { buildWebSdk } from "./pages/build-web-sdk.ts";

/** Run before the server starts: says nothing when the pages are fresh. */
const { isFresh, ms } = await buildPages();
const sdk = await buildWebSdk();
if (!isFresh) console.log(`pages: built in ${(ms / 1000).toFixed(1)} s`);
if (!sdk.isFresh) console.log("web SDK: built");
