import type { Ports } from "#core/ports.ts";
import type { Account } from "./account.ts";

const minuteMs = 60_000;
/** After so many wrong passwords nobody gets in for so long. */
const lockouts: readonly (readonly [failures: number, lockMs: number])[] = [
  [20, 24 * 60 * minuteMs],
  [10, 60 * minuteMs],
  [5, 15 * minuteMs],
];

/** What came of a try to log in. */
export type LogIn =
  | { readonly verdict: "right"; readonly account: Account }
  | { readonly verdict: "wrong" }
  | { readonly verdict: "locked"; readonly until: Date };

/**
 * Checks a password. Wrong ones lock the account for a while: five for 15 minutes, ten for an hour, twenty for a day. Who
 * is not known takes as long to refuse as who is.
 */
export async function logIn(
  ports: Pick<Ports, "transaction" | "passwords" | "now">,
  { email, password }: { readonly email: string; readonly password: string },
): Promise<LogIn> {
  return ports.transaction(async (tx): Promise<LogIn> => {
    const account = await tx.accounts.lockByEmail(email);
    const now = ports.now();
    if (account?.lockedUntil && account.lockedUntil > now)
      return { verdict: "locked", until: account.lockedUntil };
    const isRight = await ports.passwords.verify(password, account?.passwordHash ?? "");
    if (!account) return { verdict: "wrong" };
    if (isRight && account.integrationId) {
      const known = { ...account, failedLogins: 0, lockedUntil: undefined };
      await tx.accounts.save(known);
      return { verdict: "right", account: known };
    }
    const failedLogins = account.failedLogins + 1;
    const lockedUntil = lockAfter(failedLogins, now);
    await tx.accounts.save({ ...account, failedLogins, lockedUntil });
    return lockedUntil ? { verdict: "locked", until: lockedUntil } : { verdict: "wrong" };
  });
}

/** Only the try that reaches a number locks; from the last on every one does. */
function lockAfter(failures: number, now: Date): Date | undefined {
  const [most = [0, 0]] = lockouts;
  const lock = failures > most[0] ? most : lockouts.find(([count]) => count === failures);
  return lock && new Date(now.getTime() + lock[1]);
}
