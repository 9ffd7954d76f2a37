import { expect, test } from "vitest";
import { checkReasons } from "#core/check/reason.ts";
import { decisionBody, intermediateBody } from "./decision-body.ts";
import { reasonWords } from "./reason-codes.ts";
import { sampleDecision, sampleSession } from "./testdata/samples.ts";

test("an approval is told in exactly these bytes", () => {
  expect(JSON.stringify(decisionBody(sampleSession, sampleDecision))).toBe(
    '{"status":"success","verification":{"id":"12df6045-3846-4e45-946a-14fa6136d78b",' +
      '"attemptId":"f5c68aea-7f4d-478d-80ab-ca9356074f69","code":9001,"person":{"gender":"F","idNumber":null,' +
      '"lastName":"MORGAN","firstName":"SARAH","citizenship":"GB","dateOfBirth":"1967-03-30","nationality":"GB",' +
      '"yearOfBirth":"1967","pepSanctionMatch":null},"reason":null,"status":"approved","comments":[],' +
      '"document":{"type":"DRIVERS_LICENSE","number":"MORGA753116SM9IJ","country":"GB","validFrom":null,' +
      '"validUntil":"2022-04-20"},"highRisk":null,"endUserId":null,"reasonCode":null,"vendorData":"12345678",' +
      '"decisionTime":"2019-11-06T07:18:36.916Z","acceptanceTime":"2019-11-06T07:15:27.000Z",' +
      '"additionalVerifiedData":{}},"technicalData":{"ip":"186.153.67.122"}}',
  );
});

test("no decision is told as null", () => {
  const body = decisionBody({ ...sampleSession, ipAddress: undefined }, undefined);
  expect(body).toEqual({ status: "success", verification: null, technicalData: { ip: null } });
});

test.each([
  ["declined", 9102, "declined"],
  ["resubmission-requested", 9103, "resubmission_requested"],
  ["expired", 9104, "expired"],
  ["abandoned", 9104, "abandoned"],
] as const)("%s is told as %d", (outcome, code, status) => {
  const body = decisionBody(sampleSession, { ...sampleDecision, outcome });
  expect(body["verification"]).toMatchObject({ code, status });
});

test.each(checkReasons)("the reason %s is told by its row of the table", (reason) => {
  const decision = {
    ...sampleDecision,
    outcome: "declined" as const,
    reasons: [reason, "blocklisted" as const],
  };
  expect(decisionBody(sampleSession, decision)["verification"]).toMatchObject(reasonWords[reason]);
});

test("a person's remark is a general comment", () => {
  const at = new Date("2017-10-10T13:18:44.009Z");
  const decision = { ...sampleDecision, comments: [{ text: "Person refuses to take off hat.", at }] };
  expect(decisionBody(sampleSession, decision)["verification"]).toMatchObject({
    comments: [
      {
        type: "General Comment",
        comment: "Person refuses to take off hat.",
        timestamp: "2017-10-10T13:18:44.009Z",
      },
    ],
  });
});

test("a country that is no ISO 3166-1 country is null", () => {
  const decision = { ...sampleDecision, document: { country: "UTO" }, person: { nationality: "XXA" } };
  expect(decisionBody(sampleSession, decision)["verification"]).toMatchObject({
    document: { country: null },
    person: { nationality: null, citizenship: null, gender: null, yearOfBirth: null },
  });
});

test.each([9151, 9161] as const)("%d is no approval", (code) => {
  const body = intermediateBody(sampleSession, sampleDecision, code);
  expect(body["verification"]).toMatchObject({ code, status: "submitted", decisionTime: null, reason: null });
});
