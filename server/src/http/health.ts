import type { FastifyPluginAsync } from "fastify";

export const healthPath = "/system/healthcheck";

/** What a health check answers. */
export interface HealthAnswer {
  readonly status: 200 | 503;
  readonly body: Readonly<Record<string, string | number>>;
}

/** Whether the server is ready, told by the one who starts it. */
export interface Health {
  /** Names what the start is busy with. */
  starting(step: string): void;
  ready(): void;
  /** Refuses from now on, so that a load balancer looks elsewhere. */
  stopping(): void;
  /** Aborts when it is told that it stops: what would stay open for long ends then. */
  readonly stopped: AbortSignal;
  answer(): HealthAnswer;
}

/** Starting until told otherwise. */
export function createHealth(options: { readonly version: string; readonly now: () => Date }): Health {
  const stop = new AbortController();
  let unready: Record<string, string> | undefined = { status: "starting", step: "configuration" };
  return {
    starting: (step) => {
      unready = { status: "starting", step };
    },
    ready: () => {
      unready = undefined;
    },
    stopping: () => {
      unready = { status: "stopping" };
      stop.abort();
    },
    stopped: stop.signal,
    answer() {
      if (unready) return { status: 503, body: unready };
      const uptimeSeconds = Math.floor(process.uptime());
      const timestamp = options.now().toISOString();
      return { status: 200, body: { status: "ok", timestamp, version: options.version, uptimeSeconds } };
    },
  };
}

/** The route of the health check. */
export function healthRoute(health: Pick<Health, "answer">): FastifyPluginAsync {
  return async (server) => {
    server.get(healthPath, async (_request, reply) => {
      const { status, body } = health.answer();
      return reply.code(status).header("cache-control", "no-store").send(body);
    });
  };
}
