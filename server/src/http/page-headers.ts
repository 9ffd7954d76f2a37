/** What a page of ours is allowed beyond its own scripts, styles and pictures. */
export interface PagePermissions {
  /** Whether other sites may show it in a frame. */
  readonly isFrameable?: boolean;
  /** Whether it runs WebAssembly. */
  readonly runsWasm?: boolean;
  /** Whether it asks for camera and microphone. */
  readonly usesCamera?: boolean;
}

/** Security headers for an HTML page that loads nothing but its own files. */
export function pageHeaders(permissions: PagePermissions = {}): Record<string, string> {
  const { isFrameable = false, usesCamera = false } = permissions;
  const devices = usesCamera ? "(self)" : "()";
  return {
    "content-security-policy": contentSecurityPolicy(permissions),
    "x-content-type-options": "nosniff",
    // Session tokens are part of an address and must not travel on in a Referer.
    "referrer-policy": "no-referrer",
    "permissions-policy": `camera=${devices}, microphone=${devices}, geolocation=(), payment=(), usb=()`,
    "cache-control": "no-store",
    ...(isFrameable ? {} : { "x-frame-options": "DENY", "cross-origin-opener-policy": "same-origin" }),
  };
}

function contentSecurityPolicy({ isFrameable = false, runsWasm = false }: PagePermissions): string {
  return [
    "default-src 'none'",
    `script-src 'self'${runsWasm ? " 'wasm-unsafe-eval'" : ""}`,
    "style-src 'self'",
    "font-src 'self'",
    "img-src 'self' data: blob:",
    "media-src 'self' blob:",
    "connect-src 'self'",
    `worker-src 'self'${runsWasm ? " blob:" : ""}`,
    "manifest-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    `frame-ancestors ${isFrameable ? "*" : "'none'"}`,
  ].join("; ");
}
