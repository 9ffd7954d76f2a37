import { setDefaultHost } from "./default-host.ts";
import { createVeriff } from "./veriff-form.ts";
import { createVeriffFrame, MESSAGES } from "./veriff-frame.ts";

// As a plain script: the server is where the script came from.
const { currentScript } = document;
if (currentScript instanceof HTMLScriptElement && currentScript.src !== "")
  setDefaultHost(new URL(currentScript.src).origin);
Object.assign(window, { veriffSDK: { createVeriffFrame, MESSAGES }, Veriff: createVeriff });
