import { type ChosenFields, chooseFields } from "../../server/src/core/document/collect-fields.ts";
import { defaultPolicy } from "../../server/src/core/decision/policy.ts";
import type { FieldName } from "../../server/src/core/document/field.ts";
import type { MediaId } from "../../server/src/core/media/media.ts";
import { createSpecimen } from "../../server/src/specimen/create-specimen.ts";
import type { SpecimenTruth } from "../../server/src/specimen/specimen.ts";
import { shareOf } from "../face/interval.ts";
import type { PrintResult } from "./print-engines.ts";
import { spellingsOf } from "./print-truth.ts";
import { today } from "./print-engines.ts";

/** Fronts with nothing but print. */
const types = ["identity-card", "residence-permit", "driving-licence"] as const;
/** What a document is taken by. */
const essential = ["surname", "given-names", "document-number", "date-of-birth", "date-of-expiry"] as const;

/** How often print alone would do to take a document, and how often it would then be wrong, by the policy's confidence. */
export async function benchPrintAlone(
  read: (image: Uint8Array) => Promise<PrintResult>,
  { seeds, note }: { readonly seeds: readonly number[]; readonly note: (text: string) => void },
) {
  const kinds: Record<string, unknown> = {};
  for (const type of types) {
    const all = { pictures: 0, taken: 0, wrong: 0 };
    for (const seed of seeds) {
      const degrade = ([1, 2, 3] as const)[seed % 3] ?? 1;
      if (seed % 10 === 0) note(`print alone: ${type} ${seed}`);
      const { image, truth } = await createSpecimen({ type, seed, today, degrade });
      const chosen = choose((await read(image)).reading);
      all.pictures += 1;
      if (!isEnough(chosen)) continue;
      all.taken += 1;
      const bad = wrongOf(truth, chosen);
      if (bad.length > 0) {
        all.wrong += 1;
        note(
          `${type} ${seed} degrade ${degrade}: ${bad.map((name) => `${name} ${chosen[name]?.value}`).join()}`,
        );
      }
    }
    kinds[type] = { taken: shareOf(all.taken, all.pictures), wrongOfTaken: shareOf(all.wrong, all.taken) };
  }
  return kinds;
}

function choose({ fields }: PrintResult["reading"]): ChosenFields {
  const { printConfidence, fieldConfidence } = defaultPolicy.thresholds;
  const evidenced = fields.map((field) => ({ ...field, mediaId: "front" as MediaId }));
  return chooseFields(evidenced, { checkDigits: [], printConfidence, fieldConfidence });
}

function isEnough(chosen: ChosenFields): boolean {
  const isNamed = chosen.surname !== undefined || chosen["full-name"] !== undefined;
  return isNamed && chosen["document-number"] !== undefined && chosen["date-of-birth"] !== undefined;
}

/** Those of what it is taken by that are not as printed, but for accents, case and spaces. */
function wrongOf({ regions }: SpecimenTruth, chosen: ChosenFields): readonly FieldName[] {
  return essential.filter((name) => {
    const value = chosen[name]?.value;
    const printed = regions.fields.find((field) => field.name === name)?.value;
    if (value === undefined || printed === undefined) return false;
    const right = spellingsOf(printed);
    return !spellingsOf(value).some((spelling) => right.includes(spelling));
  });
}
