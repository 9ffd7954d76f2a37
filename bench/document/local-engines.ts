export { openLocalEngines } from "../../server/test/support/local-engines.ts";

/** Fixed, so that a century is settled the same way whenever a bench runs. */
export const today = "2026-11-21";
