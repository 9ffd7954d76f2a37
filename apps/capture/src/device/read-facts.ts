import type { DeviceFacts } from "../../../../server/src/api/capture/contract.ts";
import type { BrowserKind, Facts } from "../flow/flow.ts";

/** What is read of the browser. */
export interface BrowserTraits {
  readonly userAgent: string;
  readonly maxTouchPoints: number;
  readonly isSecure: boolean;
  readonly isFramed: boolean;
  /** undefined where the browser does not tell. */
  readonly isCameraAllowedByPolicy: boolean | undefined;
  readonly canRecord: boolean;
  readonly screenWidth: number;
  readonly screenHeight: number;
}

const inAppBrowsers: readonly (readonly [RegExp, string])[] = [
  [/\bFBAN\/|\bFBAV\/|\bFB_IAB\//, "Facebook"],
  [/\bInstagram\b/, "Instagram"],
  [/\bLine\//, "LINE"],
  [/\bMicroMessenger\//, "WeChat"],
  [/\bTikTok\b|\bmusical_ly|\bBytedanceWebview\b/i, "TikTok"],
  [/\bSnapchat\b/, "Snapchat"],
  [/\bLinkedInApp\b/, "LinkedIn"],
  [/\bTwitter for\b/, "X"],
  [/\bGSA\//, "Google"],
  [/; wv\)/, "WebView"],
];

/** What the flow has to know of the device. */
export function factsOf(traits: BrowserTraits): Facts {
  const { userAgent, isSecure, isFramed, canRecord } = traits;
  return {
    isPhone: kindOf(traits) !== "computer",
    inApp: isFramed ? null : (inAppBrowsers.find(([pattern]) => pattern.test(userAgent))?.[1] ?? null),
    isSecure,
    isFramed,
    isCameraPassedOn: traits.isCameraAllowedByPolicy ?? true,
    canRecord,
    browser: browserOf(traits),
  };
}

/** What the server is told of the device. */
export function deviceFactsOf(traits: BrowserTraits): DeviceFacts {
  const { name, version } = nameOf(traits.userAgent);
  const os = systemOf(traits);
  return {
    kind: kindOf(traits),
    ...(os === undefined ? {} : { os }),
    ...(name === undefined ? {} : { browser: name }),
    ...(version === undefined ? {} : { browserVersion: version }),
    screenWidth: traits.screenWidth,
    screenHeight: traits.screenHeight,
    hasTouch: traits.maxTouchPoints > 0,
    isEmbedded: traits.isFramed,
    isInAppBrowser: factsOf(traits).inApp !== null,
  };
}

/** An iPad says that it is a Mac; only its touch gives it away. */
function kindOf({ userAgent, maxTouchPoints }: BrowserTraits): DeviceFacts["kind"] {
  if (/iPad|Tablet|PlayBook|Silk/i.test(userAgent)) return "tablet";
  if (/Macintosh/.test(userAgent) && maxTouchPoints > 1) return "tablet";
  if (/iPhone|iPod|Mobi/i.test(userAgent)) return "phone";
  return /Android/i.test(userAgent) ? "tablet" : "computer";
}

function browserOf(traits: BrowserTraits): BrowserKind {
  const { userAgent } = traits;
  if (systemOf(traits) === "iOS") return "ios";
  if (/Firefox\//.test(userAgent)) return "firefox";
  if (/Chrome\/|Chromium\/|Edg\//.test(userAgent)) return "chrome";
  return /Safari\//.test(userAgent) ? "safari" : "other";
}

function systemOf({ userAgent, maxTouchPoints }: BrowserTraits): string | undefined {
  if (/iPhone|iPad|iPod/.test(userAgent)) return "iOS";
  if (/Macintosh/.test(userAgent)) return maxTouchPoints > 1 ? "iOS" : "macOS";
  if (/Android/.test(userAgent)) return "Android";
  if (/Windows/.test(userAgent)) return "Windows";
  return /Linux|X11/.test(userAgent) ? "Linux" : undefined;
}

const names: readonly (readonly [RegExp, string])[] = [
  [/SamsungBrowser\/([\d.]+)/, "Samsung Internet"],
  [/(?:Edg|EdgA|EdgiOS)\/([\d.]+)/, "Edge"],
  [/(?:OPR|Opera)\/([\d.]+)/, "Opera"],
  [/(?:Firefox|FxiOS)\/([\d.]+)/, "Firefox"],
  [/(?:Chrome|CriOS|Chromium)\/([\d.]+)/, "Chrome"],
  [/Version\/([\d.]+).*Safari/, "Safari"],
];

function nameOf(userAgent: string): { readonly name?: string; readonly version?: string } {
  for (const [pattern, name] of names) {
    const version = pattern.exec(userAgent)?.[1];
    if (version !== undefined) return { name, version };
  }
  return {};
}

/** Reads the browser that shows the page. */
export function readTraits(): BrowserTraits {
  return {
    userAgent: navigator.userAgent,
    maxTouchPoints: navigator.maxTouchPoints,
    isSecure: isSecureContext,
    isFramed: parent !== window,
    isCameraAllowedByPolicy: policyAllows("camera"),
    canRecord: typeof MediaRecorder === "function",
    screenWidth: screen.width,
    screenHeight: screen.height,
  };
}

interface FeaturePolicy {
  allowsFeature(name: string): boolean;
}

function policyAllows(feature: string): boolean | undefined {
  const { featurePolicy } = document as Document & { readonly featurePolicy?: FeaturePolicy };
  return featurePolicy?.allowsFeature(feature);
}
