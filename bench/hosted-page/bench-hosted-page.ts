import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { openBrowser, phone } from "../../server/test/support/browser.ts";
import { writeClip } from "../../server/test/support/camera-clip.ts";
import {
  beginWithPassport,
  makeLink,
  phoneUserAgent,
  press,
  see,
  visit,
} from "../../server/test/support/hosted-page.ts";
import { VeriffClient } from "../../server/test/support/veriff-client.ts";
import { buildPages } from "../../tools/pages/build-pages.ts";
import type { BenchOptions } from "../bench.ts";
import { accountOf, newIntegration, openBenchHome } from "../support/bench-home.ts";
import { startProduct } from "../support/product.ts";
import { type BenchReport, target } from "../support/report.ts";
import { rounded } from "../support/statistics.ts";

/** A cheap phone on a bad line: a quarter of this machine's speed, 400 kbit/s both ways, 150 ms. */
const slow = { cpu: 4, bytesPerSecond: 50_000, latencyMs: 150 };
const leastHints = 5;
const patienceMs = 240_000;

/** One person, from the link to the result, on a slow device and a slow line. */
export async function benchHostedPage({ note }: BenchOptions): Promise<BenchReport> {
  const folder = await mkdtemp(join(tmpdir(), "bonafide-clip-"));
  await buildPages();
  await using home = await openBenchHome();
  await using product = await startProduct(home.path);
  const camera = await writeClip(join(folder, "clip.mjpeg"), ["passport", "face"]);
  const browser = await openBrowser({ camera });
  try {
    const account = accountOf(await newIntegration(home));
    const client = new VeriffClient({ apiUrl: `${product.origin}/v1`, ...account });
    const { url } = await makeLink({ client }, product.origin);
    return reportOf(await walk(browser, url, note));
  } finally {
    await browser.close();
    await rm(folder, { recursive: true, force: true });
  }
}

interface Walk {
  readonly seconds: Readonly<Record<"firstScreen" | "document" | "selfie" | "result", number>>;
  readonly hintsPerSecond: Readonly<Record<"document" | "selfie", number>>;
}

async function walk(browser: Browser, url: string, note: BenchOptions["note"]): Promise<Walk> {
  const context = await browser.newContext({
    ...phone,
    userAgent: phoneUserAgent,
    locale: "en-GB",
    permissions: ["camera"],
  });
  await context.addInitScript(slowWorkers, slow.cpu);
  const page = await visit(context, "about:blank");
  await slowDown(page);
  const clock = stopwatch(note);
  await page.goto(url);
  await see(page, "Show us who you are", patienceMs);
  const firstScreen = clock("first screen");
  await beginWithPassport(page);
  const document = await photograph(page);
  const documentSeconds = clock("document");
  await see(page, "Take a selfie", patienceMs);
  const selfie = await photograph(page);
  const selfieSeconds = clock("selfie");
  await see(page, "You are verified", patienceMs);
  return {
    seconds: { firstScreen, document: documentSeconds, selfie: selfieSeconds, result: clock("result") },
    hintsPerSecond: { document, selfie },
  };
}

async function slowDown(page: Page): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("Emulation.setCPUThrottlingRate", { rate: slow.cpu });
  await devtools.send("Network.enable");
  await devtools.send("Network.emulateNetworkConditions", {
    offline: false,
    latency: slow.latencyMs,
    downloadThroughput: slow.bytesPerSecond,
    uploadThroughput: slow.bytesPerSecond,
  });
}

/** The browser slows down the page's own thread alone: what a worker answers is held back until a slower one would have it. */
function slowWorkers(times: number): void {
  globalThis.Worker = class extends Worker {
    override postMessage(message: unknown, own?: Transferable[] | StructuredSerializeOptions): void {
      const { port1, port2 } = new MessageChannel();
      const begun = performance.now();
      const passOn = (data: unknown) => {
        const ports = Array.isArray(own) ? own : [];
        for (const port of ports) if (port instanceof MessagePort) port.postMessage(data);
        port1.close();
      };
      port1.addEventListener("message", ({ data }) =>
        setTimeout(() => passOn(data), (times - 1) * (performance.now() - begun)),
      );
      port1.start();
      super.postMessage(message, [port2]);
    }
  };
}

/** Takes a picture and tells how often a second the page judged what the camera saw, from the first hint to the last. */
async function photograph(page: Page): Promise<number> {
  await page.evaluate("performance.clearMarks('hint')");
  await press(page, "Take a photo");
  await see(page, "Is the photo good?", patienceMs);
  const times = await page.evaluate<number[]>(
    "performance.getEntriesByName('hint').map(({ startTime }) => startTime)",
  );
  await press(page, "Use this photo");
  const lasted = ((times.at(-1) ?? 0) - (times[0] ?? 0)) / 1000;
  return lasted > 0 ? rounded((times.length - 1) / lasted, 1) : 0;
}

function stopwatch(note: BenchOptions["note"]): (name: string) => number {
  const begun = performance.now();
  return (name) => {
    const seconds = Math.round((performance.now() - begun) / 100) / 10;
    note(`${name}: ${seconds} s`);
    return seconds;
  };
}

function reportOf({ seconds, hintsPerSecond }: Walk): BenchReport {
  return {
    command: "bench hosted-page",
    figures: { slow, secondsSinceTheLinkWasOpened: seconds, hintsPerSecond },
    targets: [
      target("hints a second, document", hintsPerSecond.document, "at least", leastHints),
      target("hints a second, selfie", hintsPerSecond.selfie, "at least", leastHints),
    ],
  };
}
