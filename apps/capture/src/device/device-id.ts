const name = "capture-device";

/** Names this device to the server: made once, and kept as long as the browser keeps things. */
export function deviceId(): string {
  try {
    const kept = localStorage.getItem(name);
    if (kept !== null) return kept;
    const made = crypto.randomUUID();
    localStorage.setItem(name, made);
    return made;
  } catch {
    // A frame of another site may keep nothing; the page then is a new device at each visit.
    return randomId();
  }
}

/** A UUID where the origin is not secure, too. */
export function randomId(): string {
  if (typeof crypto.randomUUID === "function") return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
