import { gzipSync } from "node:zlib";
import type { Abuse, Expected } from "./abuse.ts";

const deep = 10_000;
const mebibyte = 1024 * 1024;

/** Bodies of POST /sessions that are no session. */
export function hostileSessions(): readonly Abuse[] {
  return [...brokenJson(), ...wrongShapes(), ...wrongValues()];
}

/** Bodies of PATCH /sessions/{id} that hand nothing in. */
export function hostileUpdates(): readonly Abuse[] {
  const update = (name: string, body: string, expected: Expected): Abuse => ({
    ...{ name: `update: ${name}`, method: "PATCH", path: "/sessions/{id}", body, expected },
  });
  const status = (json: string) => `{"verification":{"status":${json}}}`;
  return [
    update("broken JSON", '{"verification":', [400, "1104"]),
    update("no wrapper", "{}", [400, "1102"]),
    update("no status", '{"verification":{}}', [400, "1102"]),
    update("a status of null", status("null"), [400, "1303"]),
    update("an object as status", status('{"$ne":1}'), [400, "1303"]),
    update("deep arrays as status", status(arrays(deep)), [400, "1303"]),
    update("another status", status('"approved"'), [400, "1303"]),
    update("a status of the prototype", '{"verification":{"__proto__":{"status":"submitted"}}}', [
      400,
      "1102",
    ]),
    update("half a pair", status(String.raw`"\ud800"`), [400, "1104"]),
    update("a status that comes twice", '{"verification":{"status":"submitted","status":"x"}}', [
      400,
      "1303",
    ]),
  ];
}

function session(name: string, body: string | Uint8Array, expected: Expected): Abuse {
  return { name, method: "POST", path: "/sessions", body, expected };
}

function brokenJson(): readonly Abuse[] {
  const valid = '{"verification":{}}';
  return [
    session("no body", "", [400, "1102"]),
    session("half a JSON", '{"verification":{"vendorData":"', [400, "1104"]),
    session("JSON with a comma too many", '{"verification":{},}', [400, "1104"]),
    session("JSON with single quotes", "{'verification':{}}", [400, "1104"]),
    session("two JSON documents", valid + valid, [400, "1104"]),
    session("NaN", '{"verification":{"vendorData":NaN}}', [400, "1104"]),
    session("a comment", `/* */${valid}`, [400, "1104"]),
    session("a NUL byte", '{"verification":{"vendorData":"\0"}}', [400, "1104"]),
    session("UTF-16", Buffer.from(valid, "utf16le"), [400, "1104"]),
    session("Latin-1", Buffer.from('{"verification":{"vendorData":"é"}}', "latin1"), [400, "1104"]),
    session("surrogates in UTF-8", Buffer.from("7b2276223a22eda080227d", "hex"), [400, "1104"]),
    session("overlong UTF-8", Buffer.from("7b2276223a22c080227d", "hex"), [400, "1104"]),
    session("a gzipped body", gzipSync(valid), [400, "1104"]),
    session("XML", "<?xml version='1.0'?><!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]>", [
      400,
      "1104",
    ]),
    session("a form", "verification%5BvendorData%5D=1", [400, "1104"]),
    session("random bytes", Buffer.from(Array.from({ length: 5000 }, (_, i) => (i * i * 31) & 255)), [
      400,
      "1104",
    ]),
    session("ten thousand arrays", arrays(deep), [400, "1104"]),
    session("ten thousand arrays without an end", "[".repeat(deep), [400, "1104"]),
    session("ten thousand objects", objects(deep), [400, "1102"]),
    session("a mebibyte of brackets", "[".repeat(mebibyte), [400, "1104"]),
    session("a body of a mebibyte and a byte", `${valid}${" ".repeat(mebibyte)}`, [413]),
    session("a body of 50 MB", " ".repeat(50_000_000), [413]),
  ];
}

function wrongShapes(): readonly Abuse[] {
  const wrapped = (name: string, json: string, expected: Expected) =>
    session(name, `{"verification":${json}}`, expected);
  return [
    session("null", "null", [400, "1104"]),
    session("a number", "1e308", [400, "1104"]),
    session("a string", '"verification"', [400, "1104"]),
    session("an empty array", "[]", [400, "1104"]),
    session("an empty object", "{}", [400, "1102"]),
    session("a wrapper in the prototype only", '{"__proto__":{"verification":{}}}', [400, "1102"]),
    session("a wrapper in capitals", '{"Verification":{}}', [400, "1102"]),
    session("a wrapper that comes twice", '{"verification":{},"verification":7}', [400, "1104"]),
    wrapped("a null wrapper", "null", [400, "1102"]),
    wrapped("a list as wrapper", "[]", [400, "1104"]),
    wrapped("a string as wrapper", '"{}"', [400, "1104"]),
    wrapped("deep arrays as wrapper", arrays(deep), [400, "1104"]),
    wrapped("a list as person", '{"person":[]}', [400, "1104"]),
    wrapped("deep objects as person's name", `{"person":{"firstName":${objects(deep)}}}`, [400, "1104"]),
    wrapped("deep arrays as additional data", `{"additionalData":{"a":${arrays(deep)}}}`, [400, "1104"]),
    wrapped("a string as document", '{"document":"PASSPORT"}', [400, "1104"]),
    wrapped("a prototype's constructor", '{"additionalData":{"constructor":{"prototype":{}}}}', [
      400,
      "1104",
    ]),
    wrapped("an object under __proto__", '{"additionalData":{"__proto__":{"isAdmin":true}}}', [400, "1104"]),
  ];
}

function wrongValues(): readonly Abuse[] {
  const value = (name: string, json: string, expected: Expected) =>
    session(name, `{"verification":{${json}}}`, expected);
  const long = JSON.stringify("x".repeat(10_000));
  return [
    value("a number beyond all numbers", '"additionalData":{"a":1e999}', [400, "1104"]),
    value("a huge number as vendorData", `"vendorData":${"9".repeat(5000)}`, [400, "1501"]),
    value("vendorData that comes twice", '"vendorData":"a","vendorData":[]', [400, "1501"]),
    value("vendorData of 41 emoji", `"vendorData":${JSON.stringify("😀".repeat(41))}`, [400, "1500"]),
    value("vendorData of 10,000 characters", `"vendorData":${long}`, [400, "1500"]),
    value("half a surrogate pair", String.raw`"vendorData":"\ud83d"`, [400, "1104"]),
    value("a pair the wrong way round", String.raw`"vendorData":"\ude00\ud83d"`, [400, "1104"]),
    value("half a pair as a key", String.raw`"additionalData":{"\udead":1}`, [400, "1104"]),
    value("a NUL in a name", String.raw`"person":{"firstName":"a\u0000b"}`, [400, "1104"]),
    value("a number as name", '"person":{"firstName":1}', [400, "1104"]),
    value("a birthday of an odd calendar", '"person":{"dateOfBirth":"1990-02-31"}', [400, "2003"]),
    value("a birthday of 10,000 characters", `"person":{"dateOfBirth":${long}}`, [400, "2003"]),
    value("a birthday in Arabic digits", '"person":{"dateOfBirth":"١٩٩٠-٠١-٠١"}', [400, "2003"]),
    value("a gender of the prototype", '"person":{"gender":"__proto__"}', [400, "1104"]),
    value("a document number with a line break", String.raw`"document":{"number":"A1\n"}`, [400, "2102"]),
    value("a document type of the prototype", '"document":{"type":"constructor"}', [400, "2103"]),
    value("a country of the prototype", '"document":{"country":"__proto__"}', [400, "2104"]),
    value("a country in full-width letters", '"document":{"country":"ＥＥ"}', [400, "2104"]),
    value("a callback to a script", '"callback":"javascript:alert(1)"', [400, "1302"]),
    value("a callback with a line break", String.raw`"callback":"https\r\n://a"`, [400, "1302"]),
    value("a feature that nobody knows", '"features":["selfid","__proto__"]', [400, "1301"]),
    value("a time of the far future's calendar", '"timestamp":"99999-01-01T00:00:00Z"', [400, "1202"]),
    value("a time that is a number", '"timestamp":1e21', [400, "1202"]),
    value("a time of 10,000 characters", `"timestamp":${long}`, [400, "1202"]),
    value("a time before all time", '"timestamp":"0000-01-01T00:00:00Z"', [400, "1201"]),
    value("an id of another length", '"id":"1"', [400, "1001"]),
    value("an id that is a path", '"id":"../../../../../../../../etc/passwd"', [400, "1002"]),
    value("an id that is a number", '"id":1', [400, "1002"]),
  ];
}

function arrays(levels: number): string {
  return "[".repeat(levels) + "]".repeat(levels);
}

function objects(levels: number): string {
  return `${'{"a":'.repeat(levels)}1${"}".repeat(levels)}`;
}
