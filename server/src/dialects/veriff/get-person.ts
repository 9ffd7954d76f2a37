import { getDecision } from "#core/decision/get-decision.ts";
import type { SessionId } from "#core/session/session.ts";
import type { Answer, Call } from "./call.ts";
import { countryName } from "./country.ts";
import { genderLetter, isoCountry } from "./decision-body.ts";

/** GET /sessions/{id}/person: what was read of the person, null until then; never what the customer only claimed. */
export async function getPerson({ ports, integration, id }: Call): Promise<Answer> {
  const { session, decision } = await getDecision(ports, integration, id as SessionId);
  const read = decision?.person ?? {};
  const nationality = isoCountry(read.nationality);
  const citizenship = nationality === null ? undefined : countryName(nationality);
  const person = {
    id: session.personId,
    firstName: read.firstName ?? null,
    lastName: read.lastName ?? null,
    idCode: read.idNumber ?? null,
    dateOfBirth: read.dateOfBirth ?? null,
    gender: genderLetter(read.gender),
    nationality,
    placeOfBirth: null,
    citizenships: citizenship === undefined ? [] : [{ kind: "Main", citizenship }],
    pepSanctionMatches: [],
  };
  return { status: 200, body: { status: "success", person } };
}
