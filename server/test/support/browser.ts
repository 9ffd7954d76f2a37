import { type Browser, type BrowserContextOptions, chromium as playwright } from "playwright-core";

/** What a test may choose of its browser. */
export interface BrowserOptions {
  /**
   * A file of JPEG pictures one behind the other (.mjpeg), or raw video (.y4m): what the camera shows, over and over. Chromium's own
   * moving pattern when undefined. It stays the same as long as the browser runs.
   */
  readonly camera?: string;
  /** Leaves the question for the camera unanswered as it is in headless browsers: refused. */
  readonly refusesCamera?: boolean;
}

/** Safe for tests of policies: what the package adds to get by in a cloud function is left out. */
const unwanted =
  /^--(?:single-process|no-zygote|disable-web-security|allow-running-insecure-content|disable-site-isolation-trials|headless)/;

/**
 * Starts a real Chromium: that of CHROMIUM_PATH, or else of the npm package, which needs nothing of the system. Have one for a test
 * file, and a context for each test.
 */
export async function openBrowser({ camera, refusesCamera = false }: BrowserOptions = {}): Promise<Browser> {
  const { executablePath, args } = await findChromium();
  const devices = [
    "--use-fake-device-for-media-stream",
    ...(refusesCamera ? [] : ["--use-fake-ui-for-media-stream"]),
    ...(camera === undefined ? [] : [`--use-file-for-fake-video-capture=${camera}`]),
  ];
  return playwright.launch({
    executablePath,
    args: [...args, ...devices, "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"],
    ignoreDefaultArgs:
      executablePath === process.env["CHROMIUM_PATH"] ? ["--headless", "--headless=old"] : [],
    timeout: 60_000,
  });
}

async function findChromium(): Promise<{
  readonly executablePath: string;
  readonly args: readonly string[];
}> {
  const own = process.env["CHROMIUM_PATH"];
  if (own !== undefined && own !== "") return { executablePath: own, args: ["--headless=new"] };
  // Has the package unpack its own system libraries, which a bare machine lacks; it asks when it is loaded.
  process.env["AWS_EXECUTION_ENV"] ??= "AWS_Lambda_nodejs20.x";
  const { default: packed } = await import("@sparticuz/chromium");
  const executablePath = await packed.executablePath();
  return { executablePath, args: packed.args.filter((arg) => !unwanted.test(arg)) };
}

/** A phone of usual size, held upright. */
export const phone: BrowserContextOptions = {
  viewport: { width: 390, height: 844 },
  deviceScaleFactor: 2,
  isMobile: true,
  hasTouch: true,
};
