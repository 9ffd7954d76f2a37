import { type Case, fail, type Judge, notRun, pass } from "#core/check/judgement.ts";
import { compareFields } from "./compare-fields.ts";
import { countryOfIcaoCode } from "./country.ts";

/** Whether it is a document of the kind, country and number that the session is restricted to. */
export const judgeAccepted: Judge = (subject) => {
  const { findings, document } = subject;
  const { expectedDocument: expected } = findings;
  const { type, issuer } = document.documentClass;
  const measurements = {
    ...{ type, country: issuer && countryOfIcaoCode(issuer) },
    ...{ expectedType: expected.type ?? null, expectedCountry: expected.country ?? null },
  };
  if (document.basis === "none")
    return notRun("document-accepted", "The document was not read for certain.", { measurements });
  const fault = faultOf(subject);
  return fault
    ? fail("document-accepted", "document-not-accepted", fault, { measurements })
    : pass("document-accepted", "It is a document as asked for.", { measurements });
};

function faultOf({ findings: { expectedDocument: expected }, document }: Case): string | undefined {
  const { type, issuer } = document.documentClass;
  const number = document.chosen["document-number"]?.value;
  const country = issuer && countryOfIcaoCode(issuer);
  if (type === "visa") return "A visa does not identify its holder.";
  if (type === "other") return "This kind of document is not supported.";
  const types = expected.types ?? (expected.type === undefined ? undefined : [expected.type]);
  if (types !== undefined && type !== null && !types.includes(type))
    return "It is another kind of document than asked for.";
  if (expected.country !== undefined && country !== null && expected.country !== country)
    return "Another country issued it than asked for.";
  const isNumberOther =
    expected.number !== undefined &&
    number !== undefined &&
    compareFields("document-number", expected.number, number) === "different";
  return isNumberOther ? "Its number is another than asked for." : undefined;
}
