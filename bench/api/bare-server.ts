/** Bare Fastify routes which run the product's own SQL with plain pg, and one with a single insert. */
import type { AddressInfo } from "node:net";
import { fastify } from "fastify";
import pg from "pg";
import type { PlanStep } from "./plan.ts";
import { preparePlan } from "./run-plan.ts";

/** What to serve. Answers are as long as the product's. */
export interface BareOrder {
  readonly connection: pg.PoolConfig;
  readonly create: readonly PlanStep[];
  readonly createAnswer: object;
  readonly decision: readonly PlanStep[];
  readonly decisionAnswer: object;
}

/** Where it listens. */
export interface BareAnswer {
  readonly port: number;
}

process.on("message", (order: BareOrder | "usage") => {
  if (order !== "usage") void serve(order).then((answer) => process.send?.(answer));
});

// The probe let go of it.
process.channel?.ref();

async function serve(order: BareOrder): Promise<BareAnswer> {
  const pool = new pg.Pool({ ...order.connection, max: 16 });
  const [create, decision] = [preparePlan(order.create), preparePlan(order.decision)];
  const single = preparePlan(order.create.filter(({ text }) => /^\s*insert into sessions\b/.test(text)));
  const app = fastify();
  app.post("/v1/sessions", async (_request, reply) => {
    await create(pool, "");
    return reply.code(201).send(order.createAnswer);
  });
  app.post("/single/sessions", async (_request, reply) => {
    await single(pool, "");
    return reply.code(201).send(order.createAnswer);
  });
  app.get<{ Params: { id: string } }>("/v1/sessions/:id/decision", async (request, reply) => {
    await decision(pool, request.params.id);
    return reply.send(order.decisionAnswer);
  });
  process.once("SIGTERM", () => {
    void Promise.all([app.close(), pool.end()]).then(() => process.disconnect?.());
  });
  await app.listen({ host: "127.0.0.1", port: 0 });
  return { port: (app.server.address() as AddressInfo).port };
}
