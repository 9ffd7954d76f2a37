import { createPublicKey, generateKeyPair } from "node:crypto";
import { readFile } from "node:fs/promises";
import { promisify } from "node:util";
import { UsageError } from "./usage-error.ts";

/** The key that a customer signs with; the private half is there only when it was made here. */
export interface CustomerKey {
  readonly publicKey: string;
  readonly privateKey: string | undefined;
}

const smallestKey = 2048;

/** Reads the customer's public key, or makes a pair. Throws UsageError when the file holds no RSA public key. */
export async function customerKey(file: string | undefined): Promise<CustomerKey> {
  return file === undefined
    ? newPair()
    : { publicKey: checked(await read(file), file), privateKey: undefined };
}

/** PKCS #1, as Yoti hands its keys out: some of its SDKs read no other form. */
async function newPair(): Promise<CustomerKey> {
  const { publicKey, privateKey } = await promisify(generateKeyPair)("rsa", {
    modulusLength: smallestKey,
    publicKeyEncoding: { type: "spki", format: "pem" },
    privateKeyEncoding: { type: "pkcs1", format: "pem" },
  });
  return { publicKey, privateKey };
}

async function read(file: string): Promise<string> {
  try {
    return await readFile(file, "utf8");
  } catch {
    throw new UsageError(`--yoti-public-key ${file}: the file cannot be read.`);
  }
}

/** The public key alone, in one form, whatever the file held beside it. */
function checked(text: string, file: string): string {
  if (text.includes("PRIVATE KEY"))
    throw new UsageError(`--yoti-public-key ${file}: this is a private key; give the public one.`);
  try {
    const key = createPublicKey(text);
    const isGood =
      key.asymmetricKeyType === "rsa" && (key.asymmetricKeyDetails?.modulusLength ?? 0) >= smallestKey;
    if (isGood) return key.export({ type: "spki", format: "pem" });
  } catch {
    // Told below, with all other files that hold no such key.
  }
  throw new UsageError(
    `--yoti-public-key ${file}: this is no RSA public key of at least ${smallestKey} bits in PEM.`,
  );
}
