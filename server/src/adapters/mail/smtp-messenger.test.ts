import { SMTPServer } from "smtp-server";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createSmtpMessenger } from "./smtp-messenger.ts";

const mails: { to: string[]; text: string }[] = [];
let url: string;
const server = new SMTPServer({
  ...{ authOptional: true, disabledCommands: ["STARTTLS"] },
  onRcptTo: ({ address }, _session, callback) =>
    callback(address.startsWith("unknown") ? new Error("550 nobody here") : undefined),
  onData: (stream, { envelope }, callback) => {
    const chunks: Buffer[] = [];
    stream.on("data", (chunk: Buffer) => chunks.push(chunk));
    stream.on("end", () => {
      mails.push({
        to: envelope.rcptTo.map(({ address }) => address),
        text: Buffer.concat(chunks).toString(),
      });
      callback();
    });
  },
});

beforeAll(async () => {
  const { promise, resolve } = Promise.withResolvers<void>();
  const listening = server.listen(0, "127.0.0.1", () => resolve());
  await promise;
  const address = listening.address();
  url = `smtp://127.0.0.1:${typeof address === "object" ? address?.port : ""}`;
});
afterAll(() => new Promise<void>((resolve) => server.close(() => resolve())));

const from = "Bonafide <id@bonafide.example>";

test("hands a mail over to one recipient, with its subject and text", async () => {
  const send = createSmtpMessenger({ url, from });
  await send({ to: "ada@example.org", subject: "Ihr Code: 123456", text: "Größe 123456" });
  expect(mails.at(-1)?.to).toEqual(["ada@example.org"]);
  expect(mails.at(-1)?.text).toContain("Subject: Ihr Code: 123456");
  expect(mails.at(-1)?.text).toContain("From: Bonafide <id@bonafide.example>");
});

test("no sign in an address names a second recipient", async () => {
  const send = createSmtpMessenger({ url, from });
  const odd = { to: "ada@example.org, eve@example.org", subject: "x", text: "x" };
  const before = mails.length;
  await send(odd).catch(() => undefined);
  expect(mails.slice(before).flatMap(({ to }) => to)).not.toContain("eve@example.org");
});

test("throws where the server does not take the mail, or is not there", async () => {
  const mail = { to: "unknown@example.org", subject: "x", text: "x" };
  await expect(createSmtpMessenger({ url, from })(mail)).rejects.toThrow();
  await expect(createSmtpMessenger({ url: "smtp://127.0.0.1:1", from })(mail)).rejects.toThrow();
});
