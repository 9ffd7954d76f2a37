import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { testModelStore, testModelsFolder } from "../../../test/support/models.ts";
import { engineModels } from "#engine-models.ts";

/** Warms two workers and stops them before they are done; a thread that dies in native code would end the process. */
const program = `
  import { openPool } from "#engines/runtime/pool.ts";
  const workerUrl = new URL("./src/engine-worker.ts", "file://" + process.cwd() + "/");
  const workerData = { dir: process.env.MODELS, overrides: {}, hasTexture: false };
  const pool = openPool({ workerUrl, workerData, size: 2 });
  const warming = pool.warm().catch(() => "cut");
  await new Promise((resolve) => setTimeout(resolve, Number(process.env.AFTER_MS)));
  await pool[Symbol.asyncDispose]();
  await warming;
  console.log("ended well");
`;

test.each([0, 300, 600])(
  "workers that are stopped %d ms after their start end without a crash",
  async (afterMs) => {
    const store = await testModelStore();
    for (const { name } of engineModels.filter((model) => model.name !== "fr-liveness"))
      await store.path(name);
    const cwd = fileURLToPath(new URL("../../../", import.meta.url));
    const env = { ...process.env, MODELS: testModelsFolder, AFTER_MS: String(afterMs) };
    const run = promisify(execFile)(process.execPath, ["--input-type=module", "-e", program], { cwd, env });
    expect((await run).stdout).toBe("ended well\n");
  },
);
