import { type Judge, notRun, pass, unsure } from "#core/check/judgement.ts";
import type { ExpectedPerson } from "#core/session/session.ts";
import { isSameName } from "./compare-names.ts";
import type { VerifiedPerson } from "./document.ts";
import { personOfFields } from "./read-fields.ts";

/** Whether the document's holder is whom the customer named. Only differences are kept, never the names. */
export const judgePerson: Judge = ({ findings: { expectedPerson }, document }) => {
  if (Object.keys(expectedPerson).length === 0)
    return notRun("person-expected", "The customer named no one.");
  if (document.basis === "none") return notRun("person-expected", "The document was not read for certain.");
  const differing = differences(expectedPerson, personOfFields(document.chosen));
  const measurements = { differs: differing.join(", ") };
  return differing.length > 0
    ? unsure("person-expected", "person-differs-from-expected", "The document names someone else.", {
        measurements,
      })
    : pass("person-expected", "The document names whom the customer named.", { measurements });
};

function differences(expected: ExpectedPerson, read: VerifiedPerson): readonly string[] {
  const names = (["firstName", "lastName"] as const).filter((key) => {
    const wanted = expected[key];
    return wanted !== undefined && !isSameName(wanted, read[key] ?? "");
  });
  const facts = (["dateOfBirth", "gender", "idNumber"] as const).filter((key) => {
    const wanted = expected[key];
    return wanted !== undefined && read[key] !== undefined && wanted !== read[key];
  });
  return [...names, ...facts];
}
