import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import type { IntegrationId } from "#core/integration/integration.ts";
import { createSessionNumbers } from "#storage/postgres/session-numbers.ts";
import { testDatabase } from "../support/database.ts";

test("sessions of an integration are numbered 1, 2, 3 … by one server, and never twice by several", async () => {
  await using database = await testDatabase();
  const [one, two] = [createSessionNumbers(database.pool), createSessionNumbers(database.pool)];
  const [acme, other] = [randomUUID() as IntegrationId, randomUUID() as IntegrationId];
  const inOrder: number[] = [];
  for (let count = 0; count < 40; count += 1) inOrder.push(await one.next(acme));
  expect(inOrder).toEqual(Array.from({ length: 40 }, (_, place) => place + 1));
  expect(await one.next(other)).toBe(1);
  const atOnce = await Promise.all(
    Array.from({ length: 200 }, (_, place) => (place % 2 === 0 ? one : two).next(acme)),
  );
  expect(new Set([...inOrder, ...atOnce]).size).toBe(240);
});
