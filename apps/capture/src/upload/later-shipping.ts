import type { CaptureSession } from "../../../../server/src/api/capture/contract.ts";
import type { Shipping, ShippingContext } from "./shipping.ts";

/** The same, fetched when there is something to ship: before the person agreed, nothing is on its way. */
export function createLaterShipping(context: ShippingContext): Shipping {
  let loaded: Promise<Shipping> | undefined;
  const load = () => (loaded ??= import("./shipping.ts").then((part) => part.createShipping(context)));
  return {
    ship: async (stepId, file) => (await load()).ship(stepId, file),
    shipFrame: async (stepId, frame) => (await load()).shipFrame(stepId, frame),
    resume: async () => (hasAgreed(context.session()) ? (await load()).resume() : undefined),
  };
}

function hasAgreed(session: CaptureSession | undefined): boolean {
  return session?.steps.some(({ kind, isDone }) => kind === "consent" && isDone) ?? false;
}
