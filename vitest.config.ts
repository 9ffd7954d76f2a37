import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["{server,tools,bench}/**/*.test.ts", "apps/**/*.test.{ts,tsx}"],
    globalSetup: ["tools/pages/build-before-tests.ts"],
    testTimeout: 30_000,
    hookTimeout: 120_000,
    maxWorkers: 2,
  },
});
