import type { Account } from "#core/account/account.ts";
import { logIn as logInToCore } from "#core/account/log-in.ts";
import { brokenPasswordRule } from "#core/account/password-rules.ts";
import { registerAccount, resendCode, verifyAccount } from "#core/account/register-account.ts";
import { CoreError } from "#core/errors.ts";
import type { Integration } from "#core/integration/integration.ts";
import { replaceBearerKey } from "#core/integration/manage-integration.ts";
import type { Ports } from "#core/ports.ts";
import type { Json } from "#lib/json.ts";
import { credentialDialect } from "../authenticate.ts";
import type { Answer } from "../call.ts";
import { permissionDenied, refuse, refuseFields } from "../errors.ts";
import { parseAddress, parseCode, parseCredentials, parseRefresh } from "./schema.ts";

const accessSeconds = 24 * 3600;
const refreshSeconds = 30 * 24 * 3600;

/** A request without a key. */
export interface OpenCall {
  readonly ports: Ports;
  readonly body: Uint8Array;
  /** What follows "Bearer". */
  readonly token: string | undefined;
}

/** POST /programmatic/register/: a code goes to the address. */
export async function register({ ports, body }: OpenCall): Promise<Answer> {
  const given = parseCredentials(body);
  const broken = brokenPasswordRule(given.password);
  if (broken !== undefined) throw refuseFields({ password: [broken] });
  await registerAccount(ports, given).catch(asTaken);
  return { status: 201, body: { message: "A code was sent to your e-mail address.", email: given.email } };
}

/** POST /programmatic/resend-otp/: the same answer whoever asks. */
export async function resendOtp({ ports, body }: OpenCall): Promise<Answer> {
  const email = parseAddress(body);
  await resendCode(ports, email);
  return { status: 200, body: { message: "If this address waits for a code, another one was sent.", email } };
}

/** POST /programmatic/verify-email/: makes the application and shows its key, this once. */
export async function verifyEmail({ ports, body }: OpenCall): Promise<Answer> {
  const { email, code } = parseCode(body);
  const apiKey = newKey();
  const wanted = {
    ...({
      name: email,
      environment: "live",
      dialects: [],
      bearerKeys: { [credentialDialect]: apiKey },
    } as const),
  };
  const { account, integration } = await verifyAccount(ports, { email, code, integration: wanted }).catch(
    asWrongCode,
  );
  return { status: 200, body: { ...tokens(ports, account), ...applicationBody(integration, apiKey) } };
}

/** POST /programmatic/login/: a fresh pair of tokens. */
export async function logIn({ ports, body }: OpenCall): Promise<Answer> {
  const found = await logInToCore(ports, parseCredentials(body));
  if (found.verdict === "locked")
    throw refuse(403, `Too many wrong passwords. Try again after ${found.until.toISOString()}.`);
  if (found.verdict === "wrong") throw refuse(403, "E-mail address or password is wrong.");
  const integration = await integrationOf(ports, found.account);
  return {
    status: 200,
    body: { ...tokens(ports, found.account), ...applicationBody(integration, undefined) },
  };
}

/** POST /programmatic/refresh/: a fresh pair of tokens for one that still counts. */
export async function refresh({ ports, body }: OpenCall): Promise<Answer> {
  const id = ports.accountTokens.verify(parseRefresh(body), "refresh", ports.now());
  const account = id && (await ports.accounts.find(id));
  if (!account) throw permissionDenied();
  return { status: 200, body: tokens(ports, account) };
}

/** GET /organizations/me/: the organization of the one who shows an access token. */
export async function getOrganization({ ports, token }: OpenCall): Promise<Answer> {
  const account = await accountOfToken(ports, token);
  const { organization, application } = applicationBody(await integrationOf(ports, account), undefined);
  return { status: 200, body: { ...organization, email: account.email, applications: [application] } };
}

/** POST /programmatic/rotate-key/: a fresh key; the old one stops at once. */
export async function rotateKey({ ports, token }: OpenCall): Promise<Answer> {
  const account = await accountOfToken(ports, token);
  const { id } = await integrationOf(ports, account);
  const key = newKey();
  const integration = await replaceBearerKey(ports, id, { dialect: credentialDialect, key });
  return { status: 200, body: applicationBody(integration, key) };
}

async function accountOfToken(ports: OpenCall["ports"], token: string | undefined): Promise<Account> {
  const id = token === undefined ? undefined : ports.accountTokens.verify(token, "access", ports.now());
  const account = id && (await ports.accounts.find(id));
  if (!account) throw permissionDenied();
  return account;
}

async function integrationOf(ports: OpenCall["ports"], { integrationId }: Account): Promise<Integration> {
  const integration = integrationId && (await ports.integrations.find(integrationId));
  if (!integration) throw permissionDenied();
  return integration;
}

function tokens({ accountTokens, now }: Pick<Ports, "accountTokens" | "now">, { id }: Account) {
  const until = (seconds: number) => new Date(now().getTime() + seconds * 1000);
  return {
    access_token: accountTokens.issue(id, "access", until(accessSeconds)),
    refresh_token: accountTokens.issue(id, "refresh", until(refreshSeconds)),
    ...{ token_type: "Bearer", expires_in: accessSeconds },
  };
}

/** The key is told when it was made just now; only its digest is kept. */
function applicationBody({ id, name, credentials }: Integration, apiKey: string | undefined) {
  const secret = credentials.find(({ dialect }) => dialect === credentialDialect)?.secret ?? null;
  const application: { readonly [key: string]: Json } = {
    ...{ uuid: id, name, client_id: id },
    ...(apiKey !== undefined && { api_key: apiKey }),
    webhook_secret_key: secret,
  };
  return { organization: { uuid: id, name }, application };
}

/** 43 characters of base64url. */
function newKey(): string {
  return Buffer.from(crypto.getRandomValues(new Uint8Array(32))).toString("base64url");
}

function asTaken(error: unknown): never {
  const isTaken = error instanceof CoreError && error.code === "input-invalid";
  throw isTaken ? refuseFields({ email: ["There is an account with this address."] }) : error;
}

function asWrongCode(error: unknown): never {
  const isWrong = error instanceof CoreError && error.code === "input-invalid";
  throw isWrong ? refuseFields({ code: ["The code is wrong or no longer counts."] }) : error;
}
