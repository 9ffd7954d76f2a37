import { createVeriffFrame, MESSAGES } from "./veriff-frame.ts";
import { createVeriff } from "./veriff-form.ts";

/** What a bundler imports; the names are those that pages written for Veriff's SDKs use. */
export { createVeriff as Veriff, createVeriffFrame, MESSAGES };
