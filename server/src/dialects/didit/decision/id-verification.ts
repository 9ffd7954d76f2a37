import { documentCase } from "#core/check/document-case.ts";
import type { DocumentFindings, Findings } from "#core/check/evidence.ts";
import { defaultPolicy, type Policy } from "#core/decision/policy.ts";
import type { ChosenFields } from "#core/document/collect-fields.ts";
import { countryOfIcaoCode, icaoCodeOfCountry } from "#core/document/country.ts";
import type { DocumentType } from "#core/document/document.ts";
import type { MrzReading } from "#core/document/mrz.ts";
import type { NodeResult } from "#core/workflow/node-result.ts";
import type { Json, JsonObject } from "#lib/json.ts";
import { type LinkMaker, mediaUrl, newestOf } from "../media/media-url.ts";
import { alpha3OfIcao } from "./countries.ts";
import { plainStatusWords } from "./feature-words.ts";
import { percent, score } from "./numbers.ts";
import type { Report } from "./report.ts";
import { tell } from "./tell.ts";
import { warningsOf } from "./warnings.ts";

/** A document's type as it is told. */
export const documentWords: Readonly<Record<DocumentType, string>> = {
  passport: "Passport",
  "identity-card": "Identity Card",
  "driving-licence": "Driver's License",
  "residence-permit": "Residence Permit",
  visa: "Visa",
  other: "Other",
};

const englishNames = new Intl.DisplayNames(["en"], { type: "region", fallback: "none" });

const nullable = [
  ...["document_subtype", "mrz", "front_image_quality_score", "back_image_quality_score"],
  ...["front_image_camera_front_face_match_score", "back_image_camera_front_face_match_score"],
];

/** One entry of `id_verifications`. */
export function idVerification(links: LinkMaker, report: Report, result: NodeResult): JsonObject {
  const { evidence } = report;
  const fields = {
    node_id: result.node,
    status: plainStatusWords[result.status],
    ...(evidence && documentFields(evidence.findings, evidence.policy)),
    ...imagesOf(links, report),
    extra_files: [],
    matches: [],
    warnings: [...warningsOf(result)],
  };
  return tell(fields, nullable);
}

/** What was read of a document, as every answer tells it; null where nothing was. */
export function documentFields(findings: Findings, policy: Policy = defaultPolicy): JsonObject {
  const read = documentCase(findings, policy);
  return {
    ...dataOf(read.chosen, findings.today),
    ...{ document_type: typeOf(read.documentClass.type), mrz: mrzOf(read.zone?.mrz) },
    front_image_quality_score: qualityOf(findings.documentFront, policy),
    back_image_quality_score: qualityOf(findings.documentBack, policy),
  };
}

function typeOf(type: DocumentType | null): Json {
  return type === null ? null : documentWords[type];
}

function alpha3(code: string | null): string | null {
  return code === null ? null : alpha3OfIcao(code);
}

function dataOf(fields: ChosenFields, today: string): JsonObject {
  const text = (name: keyof ChosenFields) => fields[name]?.value ?? null;
  const [first, last] = [text("given-names"), text("surname")];
  const issuer = alpha3(text("issuer"));
  const birth = text("date-of-birth");
  return {
    document_subtype: null,
    document_number: text("document-number"),
    personal_number: text("personal-number"),
    date_of_birth: birth,
    age: birth === null ? null : yearsBetween(birth, today),
    expiration_date: text("date-of-expiry"),
    date_of_issue: text("date-of-issue"),
    issuing_state: issuer,
    issuing_state_name: issuer === null ? null : (englishNames.of(region(issuer)) ?? null),
    first_name: first,
    last_name: last,
    full_name: text("full-name") ?? ([first, last].filter((name) => name !== null).join(" ") || null),
    gender: text("sex"),
    address: text("address"),
    formatted_address: text("address"),
    place_of_birth: text("place-of-birth"),
    marital_status: null,
    nationality: alpha3(text("nationality")),
    extra_fields: {
      dl_categories:
        text("vehicle-categories")
          ?.split(/[\s,;]+/)
          .filter(Boolean) ?? [],
      blood_group: null,
    },
    parsed_address: null,
  };
}

/** Two letters where there are any; what is no country has no name. */
function region(code: string): string {
  const country = countryOfIcaoCode(code);
  return icaoCodeOfCountry(country) === undefined ? "ZZ" : country;
}

function yearsBetween(birth: string, today: string): number {
  const years = Number(today.slice(0, 4)) - Number(birth.slice(0, 4));
  return today.slice(5) < birth.slice(5) ? years - 1 : years;
}

function mrzOf(mrz: MrzReading | undefined): JsonObject | null {
  if (!mrz) return null;
  const { fields } = mrz;
  const digit = (field: MrzReading["checkDigits"][number]["field"]) =>
    mrz.checkDigits.find((one) => one.field === field)?.found ?? "";
  const wrong = mrz.checkDigits.filter(({ isValid }) => !isValid).map(({ field }) => field);
  return {
    ...{ surname: fields.surname, name: fields.givenNames, country: fields.issuer, sex: fields.sex },
    nationality: fields.nationality,
    birth_date: fields.dateOfBirth ?? "",
    expiry_date: fields.dateOfExpiry ?? "",
    document_type: fields.documentCode,
    document_number: fields.documentNumber,
    ...{ optional_data: fields.optional, optional_data_2: "", personal_number: fields.optional },
    birth_date_hash: digit("date-of-birth"),
    expiry_date_hash: digit("date-of-expiry"),
    document_number_hash: digit("document-number"),
    final_hash: digit("composite"),
    mrz_type: mrz.format,
    mrz_string: mrz.lines.join("\n"),
    mrz_key: "",
    warnings: [],
    errors: wrong.map((field) => `check digit of ${field}`),
  };
}

function imagesOf(links: LinkMaker, { media, linksUntil }: Report): JsonObject {
  const url = (role: "document-front" | "document-back", kind: "image" | "video") => {
    const file = newestOf(media, role, kind);
    return file ? mediaUrl(links, file, linksUntil) : null;
  };
  const [front, back] = [url("document-front", "image"), url("document-back", "image")];
  return {
    portrait_image: null,
    ...{ front_image: front, full_front_image: front, front_video: url("document-front", "video") },
    ...{ back_image: back, full_back_image: back, back_video: url("document-back", "video") },
    ...{ front_image_camera_front: null, back_image_camera_front: null },
    ...{ front_image_camera_front_face_match_score: null, back_image_camera_front_face_match_score: null },
  };
}

/** Focus counts for 45 %, brightness for 30 %, resolution for 25 %. At the policy's own bound focus is 50. */
function qualityOf(picture: DocumentFindings | null, policy: Policy): JsonObject | null {
  if (!picture) return null;
  const { documentSharpness, brightnessMin, brightnessMax, cutOffMax } = policy.thresholds;
  const { sharpness, brightness } = picture.quality.value;
  const { isWholePicture, cutOff } = picture.outline.value;
  const focus = percent(sharpness / (sharpness + documentSharpness));
  const light = percent(1 - Math.abs(brightness - bestBrightness) / bestBrightness);
  const resolution = percent(Math.min(picture.width, picture.height) / 1080);
  const isTooBright = brightness > brightnessMax ? "too_bright" : "ok";
  return {
    ...{ focus_score: focus, brightness_score: light, resolution_score: resolution },
    brightness_issue: brightness < brightnessMin ? "too_dark" : isTooBright,
    is_document_fully_visible: isWholePicture ? null : cutOff <= cutOffMax,
    overall_score: score(focus * 0.45 + light * 0.3 + resolution * 0.25),
  };
}

/** Mean luma of a well-lit page. */
const bestBrightness = 150;
