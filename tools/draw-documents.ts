/**
 * Draws what the engines read of specimens, one picture for each kind of document, and the page that shows them: `npm
 * run -s pictures [-- folder]`, docs/pictures when left out. Needs the models in .data/models, which tests fetch.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createSpecimen } from "../server/src/specimen/create-specimen.ts";
import type { Degrade, SpecimenType } from "../server/src/specimen/specimen.ts";
import { typesWithBack } from "../server/src/specimen/specimen.ts";
import { describePictures, type ShownPicture } from "./documents/describe-pictures.ts";
import { drawReading } from "./documents/draw-reading.ts";
import { openReader, type SideReading } from "./documents/read-side.ts";

const today = "2026-11-21";

/** One of each kind, in other designs and other light. */
const shown: readonly {
  readonly type: SpecimenType;
  readonly seed: number;
  readonly degrade: Degrade;
  readonly title: string;
}[] = [
  { type: "passport", seed: 5, degrade: 1, title: "Passport" },
  { type: "identity-card", seed: 3, degrade: 1, title: "Identity card" },
  { type: "identity-card-td2", seed: 9, degrade: 1, title: "Identity card of the larger size" },
  { type: "driving-licence", seed: 8, degrade: 1, title: "Driving licence" },
  { type: "residence-permit", seed: 4, degrade: 1, title: "Residence permit" },
  { type: "visa-a", seed: 13, degrade: 2, title: "Visa, form A" },
  { type: "visa-b", seed: 16, degrade: 1, title: "Visa, form B" },
];

const folder = process.argv[2] ?? join(import.meta.dirname, "../docs/pictures");
mkdirSync(folder, { recursive: true });
const read = await openReader();
const pictures: ShownPicture[] = [];
for (const { type, seed, degrade, title: kind } of shown) {
  const sides: SideReading[] = [];
  for (const side of typesWithBack.includes(type) ? (["front", "back"] as const) : (["front"] as const)) {
    const { image } = await createSpecimen({ type, side, seed, degrade, today });
    sides.push(await read(image, today));
  }
  const title = `${kind}: specimen ${seed}, photographed at degradation ${degrade}`;
  const picture = await drawReading(title, sides);
  const readings = sides.flatMap(({ fields }) => fields).length;
  writeFileSync(join(folder, `${type}.webp`), picture);
  pictures.push({ file: `${type}.webp`, title, readings });
  console.log(`${type}.webp: ${picture.length} bytes, ${readings} values`);
}
writeFileSync(join(folder, "README.md"), describePictures(pictures));
