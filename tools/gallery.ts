import { parseArgs } from "node:util";
import { openBrowser } from "../server/test/support/browser.ts";
import { serveGallery } from "./gallery/serve-gallery.ts";
import { devices, takePictures } from "./gallery/take-pictures.ts";
import { writeIndex } from "./gallery/write-index.ts";

/** A picture of every screen of the hosted page: `--out DIR`, and less with `--device`, `--language`, `--scheme`, `--story`. */
const { values } = parseArgs({
  options: {
    out: { type: "string" },
    device: { type: "string", multiple: true, default: ["phone", "desktop"] },
    language: { type: "string", multiple: true, default: ["en", "ar"] },
    scheme: { type: "string", multiple: true, default: ["light", "dark"] },
    story: { type: "string" },
  },
});

async function run(out: string): Promise<void> {
  await using site = await serveGallery();
  const browser = await openBrowser();
  try {
    const shots = await takePictures(browser, site, {
      out,
      languages: values.language,
      devices: values.device.filter((name) => name in devices),
      schemes: values.scheme.map((name) => (name === "dark" ? "dark" : "light")),
      ...(values.story === undefined ? {} : { stories: new RegExp(values.story) }),
    });
    writeIndex(out, shots);
    console.log(`gallery: ${shots.length} pictures in ${out}; open ${out}/index.html`);
  } finally {
    await browser.close();
  }
}

if (values.out === undefined) {
  console.error("Say where: --out DIR");
  process.exitCode = 2;
} else {
  await run(values.out);
}
