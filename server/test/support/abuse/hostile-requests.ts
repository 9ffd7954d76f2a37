import type { Abuse, Expected } from "./abuse.ts";

const uuid = "5f0c3f7c-6d4e-4b9c-8f1e-0a1b2c3d4e5f";
const hash = "a".repeat(64);

/** Requests whose key or signature proves nothing. */
export function hostileCredentials(): readonly Abuse[] {
  const at =
    (method: Abuse["method"], path: string) =>
    (name: string, headers: Abuse["headers"], expected: Expected) => {
      const body = method === "GET" ? undefined : '{"verification":{"status":"submitted"}}';
      return { name, method, path, headers, expected, ...(body !== undefined && { body }) };
    };
  const post = at("POST", "/sessions");
  const patch = at("PATCH", "/sessions/{id}");
  const get = at("GET", "/sessions/{id}/decision");
  const signature = (value: string | undefined) => ({ "x-hmac-signature": value });
  return [
    post("no key", { "x-auth-client": undefined }, [401, "1101"]),
    post("an empty key", { "x-auth-client": "" }, [401, "1101"]),
    post("an unknown key", { "x-auth-client": uuid }, [401, "1101"]),
    post("a key of 10,000 characters", { "x-auth-client": "k".repeat(10_000) }, [401, "1101"]),
    post("a key that is SQL", { "x-auth-client": "' or '1'='1" }, [401, "1101"]),
    post("a key in Latin-1", { "x-auth-client": "clé\u00ff" }, [401, "1101"]),
    post("a key of the prototype", { "x-auth-client": "__proto__" }, [401, "1101"]),
    post("a signature that is wrong though none is needed", signature(hash), [401, "1819"]),
    post("a signature that is none", signature("undefined"), [401, "1812"]),
    patch("no signature", signature(undefined), [401, "1812"]),
    patch("an empty signature", signature(""), [401, "1812"]),
    patch("another signature", signature(hash), [401, "1819"]),
    patch("half a signature", signature(hash.slice(32)), [401, "1812"]),
    patch("a signature of 10,000 characters", signature("f".repeat(10_000)), [401, "1812"]),
    patch("a signature in full-width digits", signature("\u00bd".repeat(64)), [401, "1812"]),
    patch("two signatures in one", signature(`${hash},${hash}`), [401, "1812"]),
    patch("an old signature that is wrong", { "x-signature": hash }, [401, "1814"]),
    get("a read with another signature", signature(hash), [401, "1818"]),
    get("a read with an old signature that is wrong", { "x-signature": hash }, [401, "1813"]),
    get("a read without a key", { "x-auth-client": undefined }, [401, "1101"]),
  ];
}

/** Ids and paths that lead nowhere. The id is signed as the server reads it from the path. */
export function hostilePaths(): readonly Abuse[] {
  const get = (name: string, path: string, expected: Expected, signed?: string): Abuse => ({
    ...{ name, method: "GET", path, expected, ...(signed !== undefined && { signed }) },
  });
  const decisionOf = (name: string, id: string, expected: Expected, signed = id) =>
    get(name, `/sessions/${id}/decision`, expected, signed);
  return [
    decisionOf("an unknown id", uuid, [404]),
    decisionOf("a short id", "1", [400, "1001"]),
    decisionOf("an id of 1,001 characters", "a".repeat(1001), [400, "1001"]),
    decisionOf("an id of 8,000 characters", "a".repeat(8000), [400, "1001"]),
    decisionOf("an id of another version", uuid.replace("-4", "-1"), [400, "1002"]),
    decisionOf("an id with an encoded slash", "a%2Fb", [400, "1001"], "a/b"),
    decisionOf("an id with a NUL", "%00", [400, "1001"], "\0"),
    decisionOf(
      "an id that climbs",
      "..%2f..%2f..%2f..%2fetc%2fpasswd",
      [400, "1002"],
      "../../../../etc/passwd",
    ),
    decisionOf("an id with half an escape", "%zz", [400, "1001"]),
    decisionOf("an id that is no UTF-8", "%E0%A4%A", [400, "1001"]),
    decisionOf("an id of eight lone bytes", "%ff".repeat(8), [400, "1002"]),
    decisionOf("an id of the prototype", "__proto__", [400, "1001"]),
    decisionOf("an empty id", "", [404]),
    decisionOf("an emoji as id", "%F0%9F%98%80".repeat(10), [400, "1002"], "😀".repeat(10)),
    get("a path that climbs", "/sessions/../../etc/passwd", [404]),
    get("a path that climbs encoded", "/..%2f..%2fetc/passwd", [404]),
    get("a path with many slashes", "//sessions//x//decision", [400, "1001"], "x"),
    get("a path of 8,000 characters", `/${"x".repeat(8000)}`, [404]),
    get("a path of 2,000 levels", "/a".repeat(2000), [404]),
    get("a path that cannot be decoded", "/%zz", [404]),
    get("no path", "/", [404]),
    { name: "an unknown method", method: "PUT", path: "/sessions", body: "{}", expected: [404] },
    { name: "a deletion", method: "DELETE", path: "/sessions", expected: [404] },
    { name: "a picture nobody has", method: "GET", path: `/media/${uuid}`, expected: [404] },
    { name: "a time stamp nobody has", method: "GET", path: `/timestamps/${uuid}`, expected: [404] },
    { name: "an attempt nobody has", method: "GET", path: `/attempts/${uuid}/media`, expected: [404] },
  ];
}

/** Odd headers around a body that is no session. */
export function hostileHeaders(): readonly Abuse[] {
  const post = (name: string, headers: Abuse["headers"], expected: Expected = [400, "1102"]): Abuse => ({
    ...{ name, method: "POST", path: "/sessions", body: "{}", headers, expected },
  });
  return [
    post("no content type", { "content-type": undefined }),
    post("an empty content type", { "content-type": "" }, [400, "1104"]),
    post("a content type that is none", { "content-type": "////" }, [400, "1104"]),
    post("a content type of 8,000 characters", { "content-type": `a/${"b".repeat(8000)}` }),
    post("another character set", { "content-type": "application/json; charset=utf-32" }),
    post("a form's content type", { "content-type": "multipart/form-data; boundary=x" }),
    post("a content type of XML", { "content-type": "application/xml" }),
    post("an encoding that was not used", { "content-encoding": "gzip" }),
    post("odd addresses of proxies", { "x-forwarded-for": "\u00ff, ' , ::::, 999.1.1.1" }),
    post("cookies of 8,000 characters", { cookie: "a=b; ".repeat(1600) }),
    post("a range", { range: "bytes=0-18446744073709551615" }),
    post("an upgrade", { upgrade: "h2c, websocket", connection: "upgrade" }),
  ];
}

/** Bytes that are no HTTP or too much of it, each with the status to be answered. */
export const garbledRequests: readonly (readonly [name: string, bytes: string, status: number])[] = [
  ["no HTTP", "hello\r\n\r\n", 400],
  ["TLS", "\u0016\u0003\u0001\u0002\0\u0001\0\u0001\u00fc\u0003\u0003", 400],
  ["another version", "GET /v1/sessions HTTP/9.9\r\nhost: x\r\n\r\n", 400],
  ["no host", "GET /v1/sessions HTTP/1.1\r\n\r\n", 400],
  ["a header without colon", "GET /v1/sessions HTTP/1.1\r\nhost: x\r\nnonsense\r\n\r\n", 400],
  ["a NUL in a header", "GET /v1/sessions HTTP/1.1\r\nhost: x\r\na: \0\r\n\r\n", 400],
  ["headers of 100 kB", `GET /v1/sessions HTTP/1.1\r\nhost: x\r\na: ${"b".repeat(100_000)}\r\n\r\n`, 431],
  ["ten thousand headers", `GET /v1/sessions HTTP/1.1\r\nhost: x\r\n${"a: b\r\n".repeat(10_000)}\r\n`, 431],
  ["a path of 100 kB", `GET /v1/${"a".repeat(100_000)} HTTP/1.1\r\nhost: x\r\n\r\n`, 431],
  ["a length that is none", "POST /v1/sessions HTTP/1.1\r\nhost: x\r\ncontent-length: abc\r\n\r\n", 400],
  ["a negative length", "POST /v1/sessions HTTP/1.1\r\nhost: x\r\ncontent-length: -1\r\n\r\n", 400],
  [
    "two lengths",
    "POST /v1/sessions HTTP/1.1\r\nhost: x\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\nab",
    400,
  ],
  [
    "a length and chunks",
    "POST /v1/sessions HTTP/1.1\r\nhost: x\r\ncontent-length: 5\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n",
    400,
  ],
  [
    "chunks that are none",
    "POST /v1/sessions HTTP/1.1\r\nhost: x\r\ntransfer-encoding: chunked\r\n\r\nzz\r\n",
    400,
  ],
  ["an unknown encoding", "POST /v1/sessions HTTP/1.1\r\nhost: x\r\ntransfer-encoding: gzip\r\n\r\nab", 400],
  [
    "an announced 10 TB",
    "POST /v1/sessions HTTP/1.1\r\nhost: x\r\ncontent-length: 10000000000000\r\n\r\nab",
    413,
  ],
  ["an unknown method", "BREW /v1/sessions HTTP/1.1\r\nhost: x\r\n\r\n", 400],
  ["a rare method", "PROPFIND /v1/sessions HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n", 404],
  ["a tracing method", "TRACE /v1/sessions HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n", 404],
  [
    "an odd expectation",
    "POST /v1/sessions HTTP/1.1\r\nhost: x\r\nconnection: close\r\nexpect: tea\r\ncontent-length: 1\r\n\r\na",
    417,
  ],
  [
    "a whole address as path",
    "GET http://example.com/v1/nothing HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n",
    404,
  ],
  ["no HTTP/1", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 400],
];
