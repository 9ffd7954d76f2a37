import { Type } from "typebox";
import { Compile } from "typebox/compile";
import { checkFields, parseObject } from "../fields.ts";

const email = Type.String({
  pattern: '^[^\\s@<>,;:"()\\[\\]\\\\]{1,64}@(?:[A-Za-z0-9-]+\\.)+[A-Za-z0-9-]{2,63}$',
  maxLength: 254,
});

const credentials = Compile(Type.Object({ email, password: Type.String({ maxLength: 1000 }) }));
const code = Compile(Type.Object({ email, code: Type.String({ maxLength: 20 }) }));
const address = Compile(Type.Object({ email }));
const refresh = Compile(Type.Object({ refresh_token: Type.String({ maxLength: 2000 }) }));

/** E-mail and password. Throws Refusal 400. */
export function parseCredentials(body: Uint8Array): { readonly email: string; readonly password: string } {
  const given = checkFields(credentials, parseObject(body));
  return { ...given, email: given.email.toLowerCase() };
}

/** E-mail and code. Throws Refusal 400. */
export function parseCode(body: Uint8Array): { readonly email: string; readonly code: string } {
  const given = checkFields(code, parseObject(body));
  return { ...given, email: given.email.toLowerCase() };
}

/** E-mail. Throws Refusal 400. */
export function parseAddress(body: Uint8Array): string {
  return checkFields(address, parseObject(body)).email.toLowerCase();
}

/** A refresh token. Throws Refusal 400. */
export function parseRefresh(body: Uint8Array): string {
  return checkFields(refresh, parseObject(body)).refresh_token;
}
