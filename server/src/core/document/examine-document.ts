import { assess } from "#core/check/assess.ts";
import type { CheckResult } from "#core/check/check.ts";
import { type DocumentCase, documentCase } from "#core/check/document-case.ts";
import type { DocumentFindings, Findings } from "#core/check/evidence.ts";
import { defaultPolicy } from "#core/decision/policy.ts";
import { defaultSettings } from "#core/integration/integration.ts";
import type { MediaId } from "#core/media/media.ts";
import type { Engines } from "#core/ports.ts";
import { readDocument } from "./read-document.ts";

/** A document's pictures, JPEG or PNG. */
export interface DocumentPictures {
  readonly front: Uint8Array;
  readonly back?: Uint8Array | undefined;
}

/** What is told of a document by itself, without a session. */
export interface Examination {
  readonly front: DocumentFindings;
  readonly back: DocumentFindings | null;
  readonly document: DocumentCase;
  /** Of the document alone; those of the person were not run. */
  readonly checks: readonly CheckResult[];
}

type Needs = Parameters<typeof readDocument>[0] & Pick<Engines, "images">;

/** Reads and judges a document by the default policy, keeping nothing. `today` is YYYY-MM-DD. Throws CoreError "image-unreadable". */
export async function examineDocument(
  engines: Needs,
  pictures: DocumentPictures,
  today: string,
): Promise<Examination> {
  const front = await examine(engines, pictures.front, { today, mediaId: "front" as MediaId });
  const back = pictures.back
    ? await examine(engines, pictures.back, { today, mediaId: "back" as MediaId })
    : null;
  const findings = findingsOf(front, back, today);
  const { checks } = assess(findings, defaultPolicy);
  const document = documentCase(findings, defaultPolicy);
  return { front, back, document, checks: checks.filter(({ check }) => !ofThePerson.includes(check)) };
}

const ofThePerson: readonly CheckResult["check"][] = [
  ...([
    "media-complete",
    "person-expected",
    "face-match",
    "liveness",
    "face-blocklist",
    "face-duplicate",
  ] as const),
];

async function examine(
  engines: Needs,
  bytes: Uint8Array,
  { today, mediaId }: { readonly today: string; readonly mediaId: MediaId },
): Promise<DocumentFindings> {
  const image = await engines.images.open(bytes);
  try {
    return { mediaId, ...(await readDocument(engines, image, today)) };
  } finally {
    await engines.images.close(image);
  }
}

function findingsOf(front: DocumentFindings, back: DocumentFindings | null, today: string): Findings {
  const settings = { ...defaultSettings, selfieOptional: true };
  const media = [{ id: front.mediaId, kind: "image" as const, role: "document-front" as const }];
  return {
    ...{ today, settings, media, expectedPerson: {}, expectedDocument: {} },
    ...{ documentFront: front, documentBack: back, selfie: null, faceMatch: null, ghostMatch: null },
    faceSearch: null,
  };
}
