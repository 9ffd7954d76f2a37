import Fastify from "fastify";
import { expect, test } from "vitest";
import { startPage } from "./start-page.ts";

test("whoever opens the server's address reads that it runs and how to make credentials", async () => {
  const app = Fastify();
  await app.register(startPage);
  const page = await app.inject({ method: "GET", url: "/" });
  expect(page.statusCode).toBe(200);
  expect(page.headers["content-type"]).toBe("text/html; charset=utf-8");
  expect(page.body).toContain("npm run -s bonafide -- integration create");
  expect(page.headers["content-security-policy"]).toContain("frame-ancestors 'none'");
});
