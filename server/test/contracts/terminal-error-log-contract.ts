import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import type { IntegrationId } from "#core/integration/integration.ts";
import type { TerminalError } from "#core/terminal/terminal-error.ts";
import { later, newIntegration, someTime } from "./fixtures.ts";
import type { OpenStorage } from "./subject.ts";

function newError(integrationId: IntegrationId, over: Partial<TerminalError> = {}): TerminalError {
  const told = { operation: "age", code: "FACE_NOT_FOUND", status: 400 };
  const names = { terminalId: "till-1", sessionReference: "basket-1" };
  return { integrationId, at: someTime, ...told, ...names, ...over };
}

/** What every log of terminals' errors must do. */
export function terminalErrorLogContract(open: OpenStorage): void {
  describe("a log of terminals' errors", () => {
    test("gives back a terminal's errors, newest first, so many", async () => {
      await using storage = await open();
      const integration = newIntegration();
      await storage.stores.integrations.insert(integration);
      const { terminalErrors } = storage.stores;
      const errors = [0, 1, 2].map((i) => newError(integration.id, { at: later(i), status: 400 + i }));
      for (const error of errors) await terminalErrors.append(error);
      await terminalErrors.append(newError(integration.id, { terminalId: "till-2" }));
      const listed = await terminalErrors.listByTerminal(integration.id, "till-1", 2);
      expect(listed).toEqual(errors.toReversed().slice(0, 2));
      expect(await terminalErrors.listByTerminal(randomUUID() as IntegrationId, "till-1", 2)).toEqual([]);
      expect(await terminalErrors.listByTerminal("nobody" as IntegrationId, "till-1", 2)).toEqual([]);
    });

    test("counts by terminal and code, with the sessions they belong to, since a moment", async () => {
      await using storage = await open();
      const integration = newIntegration();
      await storage.stores.integrations.insert(integration);
      const { terminalErrors } = storage.stores;
      await terminalErrors.append(newError(integration.id, { at: later(-1) }));
      for (const i of [0, 1, 2]) await terminalErrors.append(newError(integration.id, { at: later(i) }));
      const other = { terminalId: undefined, sessionReference: undefined, code: "MIN_WIDTH" };
      await terminalErrors.append(newError(integration.id, other));
      expect(await terminalErrors.count(integration.id, someTime)).toEqual([
        { terminalId: "till-1", code: "FACE_NOT_FOUND", count: 3, sessions: 1, lastAt: later(2) },
        { terminalId: undefined, code: "MIN_WIDTH", count: 1, sessions: 0, lastAt: someTime },
      ]);
    });

    test("forgets the oldest, so many at a time", async () => {
      await using storage = await open();
      const integration = newIntegration();
      await storage.stores.integrations.insert(integration);
      const { terminalErrors } = storage.stores;
      for (const i of [0, 1, 2]) await terminalErrors.append(newError(integration.id, { at: later(i) }));
      expect(await terminalErrors.forget(later(2), 1)).toBe(1);
      expect(await terminalErrors.forget(later(2), 10)).toBe(1);
      expect(await terminalErrors.listByTerminal(integration.id, "till-1", 9)).toHaveLength(1);
    });
  });
}
