import { randomBytes } from "node:crypto";
import type { Pool } from "pg";
import { kycDefinition } from "../../server/src/core/workflow/compile-features.ts";
import { createWorkflow } from "../../server/src/core/workflow/manage-workflow.ts";
import { accountOf, type BenchHome, newIntegration, openBenchHome } from "../support/bench-home.ts";
import { type Child, startChild } from "../support/child.ts";
import type { RecordedQuery } from "../support/probe-protocol.ts";
import { type Product, startProduct } from "../support/product.ts";
import type { BareAnswer, BareOrder } from "./bare-server.ts";
import { fillSessions } from "./fill-sessions.ts";
import type { LoadOrder, LoadResult } from "./load-protocol.ts";
import { type PlanStep, planOf } from "./plan.ts";

/** What is compared with bare routes. */
type ComparedKind = "create" | "decision";

/** A product and its bare counterpart over one database that holds so many sessions. */
export interface Site extends AsyncDisposable {
  readonly home: string;
  readonly stored: number;
  readonly product: Product;
  readonly bare: Child;
  readonly bareOrigin: string;
  readonly account: LoadOrder["account"];
  readonly ids: readonly string[];
  /** The product's statements per request. */
  readonly statements: Readonly<Record<ComparedKind, readonly string[]>>;
}

/** Fills a fresh home, records the product's SQL, and starts both servers. */
export async function openSite(stored: number, load: Child): Promise<Site> {
  await using stack = new AsyncDisposableStack();
  const home = stack.use(await openBenchHome());
  const diditKey = randomBytes(32).toString("base64url");
  const integration = await newIntegration(home, {
    bearerKeys: { didit: diditKey },
    // What is measured is the server, not its patience.
    settings: { rateLimits: false },
  });
  const { workflow } = await createWorkflow(home.ports, integration, {
    ...{ name: "bench", definition: kycDefinition, isPublished: true },
  });
  const ids = await fillSessions(home, integration, stored);
  const account = { ...accountOf(integration), diditKey, workflowId: workflow.id };
  const recorded = await recordSql(home, load, { account, ids });
  const constants = [integration.id, account.apiKey];
  const plans = await makePlans(home.pool, recorded, constants);
  const product = stack.use(await startProduct(home.path));
  const bare = stack.use(startBare());
  const order: BareOrder = { connection: home.connection, ...plans, ...recorded.answers };
  const { port } = await bare.ask<BareAnswer>(order);
  const statements = { create: textsOf(plans.create), decision: textsOf(plans.decision) };
  const kept = stack.move();
  return {
    ...{ home: home.path, stored, product, bare, bareOrigin: `http://127.0.0.1:${port}` },
    ...{ account, ids, statements },
    [Symbol.asyncDispose]: () => kept.disposeAsync(),
  };
}

function startBare(): Child {
  const script = new URL("bare-server.ts", import.meta.url);
  return startChild({ script, imports: [new URL("../support/probe.ts", import.meta.url)] });
}

function textsOf(steps: readonly PlanStep[]): readonly string[] {
  return steps.map(({ name, text }) => name ?? text);
}

type Recorded = Readonly<Record<ComparedKind, readonly RecordedQuery[]>> & {
  readonly pathId: string;
  readonly answers: Pick<BareOrder, "createAnswer" | "decisionAnswer">;
};

/** One request of each kind against a product that is slowed down by its probe, and so is measured by nobody. */
async function recordSql(
  home: BenchHome,
  load: Child,
  { account, ids }: Pick<LoadOrder, "account" | "ids">,
): Promise<Recorded> {
  await using product = await startProduct(home.path, { isRecording: true });
  const [pathId = ""] = ids;
  const common = { account, origin: product.origin, path: "/v1/sessions", connections: 1, ids: [pathId] };
  const record = async (kind: ComparedKind) => {
    await load.ask<LoadResult>({ ...common, kind, durationMs: 500 });
    await product.ask("record");
    const { failure, lastAnswer } = await load.ask<LoadResult>({ ...common, kind, durationMs: 0 });
    if (failure !== undefined) throw new Error(failure);
    const queries = await product.ask<readonly RecordedQuery[]>("recorded");
    return { queries, answer: JSON.parse(lastAnswer) as object };
  };
  const [create, decision] = [await record("create"), await record("decision")];
  return {
    ...{ create: create.queries, decision: decision.queries, pathId },
    answers: { createAnswer: create.answer, decisionAnswer: decision.answer },
  };
}

async function makePlans(pool: Pool, recorded: Recorded, constants: readonly string[]) {
  const { create, decision, pathId } = recorded;
  return {
    create: await planOf(create, { pool, constants }),
    decision: await planOf(decision, { pool, constants, pathId }),
  };
}
