import { availableParallelism } from "node:os";
import { expect, test } from "vitest";
import { type Config, ConfigError, loadConfig } from "./config.ts";

const key = Buffer.alloc(32, 7);

function load(environment: Record<string, string> = {}): Config {
  return loadConfig(environment, "/srv/bonafide");
}

function problemsOf(environment: Record<string, string>): ConfigError["problems"] {
  try {
    load(environment);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
}

test("nothing needs to be set", () => {
  expect(load()).toEqual({
    port: 8080,
    host: "127.0.0.1",
    publicUrl: "http://localhost:8080",
    home: "/srv/bonafide/data",
    databaseUrl: undefined,
    masterKeys: [],
    trustProxy: false,
    timestampUrl: undefined,
    workers: availableParallelism(),
    logLevel: "info",
    templates: undefined,
    smtpUrl: undefined,
    mailFrom: "Bonafide <noreply@localhost>",
    smsUrl: undefined,
    smsToken: undefined,
    isRegistrationOpen: true,
    hasLivenessTexture: true,
    models: {},
    version: expect.stringMatching(/^\d+\.\d+\.\d+/),
  });
});

test("an empty variable counts as not set", () => {
  expect(load({ PORT: "", DATABASE_URL: " ", BONAFIDE_MASTER_KEY: "" })).toEqual(load());
});

test("everything can be set", () => {
  const config = load({
    PORT: "9000",
    HOST: "0.0.0.0",
    PUBLIC_URL: "https://verify.example.com",
    BONAFIDE_HOME: "/var/lib/bonafide",
    DATABASE_URL: "postgres://u:p@db/bonafide",
    BONAFIDE_MASTER_KEY: `${key.toString("hex")},${key.toString("base64")}`,
    BONAFIDE_TRUST_PROXY: "10.0.0.0/8, fd00::/8,192.0.2.1",
    BONAFIDE_TIMESTAMP_URL: "https://tsa.example.com/tsr",
    BONAFIDE_WORKERS: "3",
    BONAFIDE_LOG: "debug",
    BONAFIDE_TEMPLATES: "templates",
    BONAFIDE_SMTP_URL: "smtps://u:p@mail.example.com:465",
    BONAFIDE_MAIL_FROM: "id@bonafide.example",
    BONAFIDE_SMS_URL: "https://sms.example.com/send",
    BONAFIDE_SMS_TOKEN: "hunter2",
    BONAFIDE_LIVENESS_TEXTURE: "off",
    BONAFIDE_MODEL_FACE_EMBEDDING: "models/own.onnx",
  });
  expect(config).toEqual({
    port: 9000,
    host: "0.0.0.0",
    publicUrl: "https://verify.example.com",
    home: "/var/lib/bonafide",
    databaseUrl: "postgres://u:p@db/bonafide",
    masterKeys: [new Uint8Array(key), new Uint8Array(key)],
    trustProxy: ["10.0.0.0/8", "fd00::/8", "192.0.2.1"],
    timestampUrl: "https://tsa.example.com/tsr",
    workers: 3,
    logLevel: "debug",
    templates: "/srv/bonafide/templates",
    smtpUrl: "smtps://u:p@mail.example.com:465",
    mailFrom: "id@bonafide.example",
    smsUrl: "https://sms.example.com/send",
    smsToken: "hunter2",
    isRegistrationOpen: false,
    hasLivenessTexture: false,
    models: { "face-embedding": "/srv/bonafide/models/own.onnx" },
    version: expect.any(String),
  });
});

test("the public origin follows the port", () => {
  expect(load({ PORT: "9001" }).publicUrl).toBe("http://localhost:9001");
});

test("all errors are told at once, each with its mend", () => {
  const environment = {
    PORT: "http",
    PUBLIC_URL: "https://verify.example.com/api/",
    DATABASE_URL: "mysql://root:hunter2@db/x",
    BONAFIDE_MASTER_KEY: "hunter2",
    BONAFIDE_LOG: "loud",
    BONAFIDE_SMTP_URL: "https://u:hunter2@mail.example.com",
  };
  const problems = problemsOf(environment);
  expect(problems.map(({ variable }) => variable)).toEqual(Object.keys(environment));
  const { message } = new ConfigError(problems);
  for (const name of Object.keys(environment)) expect(message).toContain(`\n  ${name}: `);
  expect(message).toContain('PUBLIC_URL: "https://verify.example.com/api/" is more than an origin');
  expect(message).toContain("write https://verify.example.com");
  expect(message).not.toContain("hunter2");
});

test.each([
  ["PORT", "65536"],
  ["PORT", "-1"],
  ["PORT", "80.5"],
  ["PORT", "0x50"],
  ["HOST", "http://localhost"],
  ["HOST", "256.0.0.1"],
  ["HOST", "0.0.0.0:8080"],
  ["PUBLIC_URL", "verify.example.com"],
  ["PUBLIC_URL", "https://verify.example.com/"],
  ["PUBLIC_URL", "https://verify.example.com:443"],
  ["PUBLIC_URL", "https://Verify.example.com"],
  ["PUBLIC_URL", "https://verify.example.com?x"],
  ["PUBLIC_URL", "https://me:secret@verify.example.com"],
  ["PUBLIC_URL", "ftp://verify.example.com"],
  ["DATABASE_URL", "localhost:5432"],
  ["BONAFIDE_MASTER_KEY", "ab"],
  ["BONAFIDE_MASTER_KEY", `${"ab".repeat(32)},`],
  ["BONAFIDE_TRUST_PROXY", "true"],
  ["BONAFIDE_TRUST_PROXY", "0"],
  ["BONAFIDE_TRUST_PROXY", "10.0.0.0/33"],
  ["BONAFIDE_TRUST_PROXY", "10.0.0.0/8,"],
  ["BONAFIDE_TIMESTAMP_URL", "tsa.example.com"],
  ["BONAFIDE_WORKERS", "0"],
  ["BONAFIDE_WORKERS", "many"],
  ["BONAFIDE_LOG", "INFO"],
  ["BONAFIDE_LIVENESS_TEXTURE", "yes"],
])("%s=%s is refused", (variable, value) => {
  expect(problemsOf({ [variable]: value })).toEqual([
    { variable, problem: expect.any(String), mend: expect.stringMatching(/./) },
  ]);
});

test.each([
  ["BONAFIDE_TRUST_PROXY", "off", { trustProxy: false }],
  ["BONAFIDE_TRUST_PROXY", "2", { trustProxy: 2 }],
  ["HOST", "::", { host: "::" }],
  ["HOST", "localhost", { host: "localhost" }],
  ["PORT", "0", { port: 0 }],
  ["PUBLIC_URL", "http://192.168.1.5:8080", { publicUrl: "http://192.168.1.5:8080" }],
  ["DATABASE_URL", "postgresql:///bonafide?host=/run/postgresql", { databaseUrl: expect.any(String) }],
])("%s=%s is accepted", (variable, value, expected) => {
  expect(load({ [variable]: value })).toMatchObject(expected);
});

test.each(["BONAFIDE_MASTERKEY", "BONAFIDE_MASTER_KEYS", "BONAFIDE_TRUSTPROXY", "BONAFIDE_LOGS"])(
  "%s is told to be misspelled",
  (variable) => {
    expect(problemsOf({ [variable]: "x" })).toMatchObject([
      { variable, problem: "there is no such variable" },
    ]);
  },
);

test("variables that an orchestrator sets for a service of our name are left alone", () => {
  const environment = {
    BONAFIDE_SERVICE_HOST: "10.0.0.1",
    BONAFIDE_PORT: "tcp://x",
    BONAFIDE_PORT_8080_TCP: "x",
  };
  expect(load(environment)).toEqual(load());
});
