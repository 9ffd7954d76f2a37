import { expect, test } from "vitest";
import { pageHeaders } from "./page-headers.ts";

test("a page may load its own files only, in no frame, without a camera", () => {
  const headers = pageHeaders();
  expect(headers["content-security-policy"]).toMatch(/^default-src 'none'; script-src 'self';/);
  expect(headers["content-security-policy"]).toContain("frame-ancestors 'none'");
  expect(headers["content-security-policy"]).not.toMatch(/unsafe|\*/);
  expect(headers["permissions-policy"]).toContain("camera=(), microphone=()");
  expect(headers).toMatchObject({
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "x-frame-options": "DENY",
  });
});

test("a page that may be framed says so in both headers", () => {
  const headers = pageHeaders({ isFrameable: true });
  expect(headers["content-security-policy"]).toContain("frame-ancestors *");
  expect(headers).not.toHaveProperty("x-frame-options");
});

test("camera and WebAssembly are allowed only where they are asked for", () => {
  const headers = pageHeaders({ usesCamera: true, runsWasm: true });
  expect(headers["permissions-policy"]).toContain("camera=(self), microphone=(self)");
  expect(headers["content-security-policy"]).toContain("script-src 'self' 'wasm-unsafe-eval'");
});
