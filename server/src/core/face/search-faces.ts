import type { Integration, IntegrationId } from "#core/integration/integration.ts";
import type { Measured } from "#core/media/image.ts";
import type { Ports } from "#core/ports.ts";
import type { SessionId, SessionState } from "#core/session/session.ts";
import type { FaceTemplate } from "./face.ts";
import type { KnownFace, KnownFaceId } from "./known-face.ts";
import type { KnownFaceCounts } from "./known-face-store.ts";

/** A known face that looks like the one searched for. */
export interface FaceHit {
  readonly faceId: KnownFaceId;
  readonly kind: KnownFace["kind"];
  /** The session whose face it is, or from which it was put on the block list. */
  readonly sessionId: SessionId | null;
  /** Of that session, while it is there. */
  readonly sessionState: SessionState | null;
  /** Whether the customer gave that session the same reference, so that both are one person's. */
  readonly isSameReference: boolean;
  readonly score: number;
  /** How many strangers score at least this in one search of as many faces of the kind as there are: at most so many. */
  readonly strangersAtMost: number;
  /** The same by a rate that continues the slope of what could be counted. */
  readonly strangersExpected: number;
}

/** What a search found: the faces most alike, the likeliest first. */
export interface FaceSearch {
  readonly counts: KnownFaceCounts;
  readonly hits: readonly FaceHit[];
}

type Needs = Pick<Ports, "knownFaces" | "faceIndex" | "sessions"> & {
  readonly engines: { readonly embeddings: Pick<Ports["engines"]["embeddings"], "compare" | "searchRates"> };
};

/** For whom a face is searched. */
export interface FaceQuery {
  readonly integration: Pick<Integration, "id">;
  readonly template: FaceTemplate;
  /** The session whose own face is no hit. */
  readonly except?: SessionId | undefined;
  /** The customer's own reference of that session. */
  readonly externalReference?: string | undefined;
}

const mostHits = 20;
/** The index proposes more than are told: it knows the score only nearly. */
const proposals = 60;

/** The known faces most like this one. The index proposes; what storage has is then compared exactly. */
export async function searchFaces(ports: Needs, query: FaceQuery): Promise<Measured<FaceSearch>> {
  const { integration, template, except } = query;
  await catchUp(ports, integration.id);
  const counts = await ports.knownFaces.count(integration.id);
  const faces = await proposed(ports, integration.id, template);
  const compared = faces
    .filter((face) => face.kind === "blocked" || face.sessionId !== except)
    .map((face) => ({ face, score: ports.engines.embeddings.compare(template, face.template).value.score }))
    .toSorted((a, b) => b.score - a.score)
    .slice(0, mostHits);
  const hits = await Promise.all(compared.map((each) => toHit(ports, each, { query, counts })));
  return { value: { counts, hits }, models: template.models };
}

/** Takes in what was written since the last search, by whichever server. */
async function catchUp({ knownFaces, faceIndex }: Needs, id: IntegrationId): Promise<void> {
  const next = await knownFaces.readChanges(id, faceIndex.since(id), (faces) => {
    for (const face of faces) faceIndex.put(face);
  });
  faceIndex.setSince(id, next);
}

/** Faces that are gone are forgotten, and what they hid is looked for again. */
async function proposed(
  { knownFaces, faceIndex }: Needs,
  id: IntegrationId,
  template: FaceTemplate,
): Promise<readonly KnownFace[]> {
  for (;;) {
    const ids = faceIndex.nearest(id, template, proposals);
    const there = await knownFaces.findMany(ids);
    const known = new Set(there.map((face) => face.id));
    const gone = ids.filter((each) => !known.has(each));
    for (const each of gone) faceIndex.drop(id, each);
    if (gone.length === 0) return there;
  }
}

interface Compared {
  readonly face: KnownFace;
  readonly score: number;
}

async function toHit(
  { sessions, engines }: Needs,
  { face, score }: Compared,
  { query, counts }: { readonly query: FaceQuery; readonly counts: KnownFaceCounts },
): Promise<FaceHit> {
  const { falseMatchRate, extrapolatedRate } = engines.embeddings.searchRates(score);
  const sessionId = face.kind === "session" ? face.sessionId : face.fromSession;
  const session = sessionId && (await sessions.find(sessionId));
  const reference = session?.externalReference;
  return {
    ...{ faceId: face.id, kind: face.kind, sessionId: sessionId ?? null },
    sessionState: session?.state ?? null,
    isSameReference: reference !== undefined && reference === query.externalReference,
    score,
    strangersAtMost: falseMatchRate * counts[face.kind],
    strangersExpected: extrapolatedRate * counts[face.kind],
  };
}
