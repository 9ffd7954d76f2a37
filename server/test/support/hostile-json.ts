import * as fc from "fast-check";

/** Numbers as they may be written, among them those that parsers or printers treat in different ways. */
const numbers = fc.oneof(
  fc.constantFrom(
    ...[
      "0",
      "-0",
      "-0.0",
      "1.0",
      "1e2",
      "1E+2",
      "-1.50",
      "0.1",
      "0.30000000000000004",
      "0.0001",
      "1e-4",
      "9.99e-5",
    ],
    ...["1e-7", "5e-324", "9007199254740991", "9007199254740992", "9007199254740993", "-9007199254740993"],
    ...[
      "123456789012345680000",
      "123456789012345678901",
      "999999999999999900000",
      "1e20",
      "1e21",
      "1e22",
      "1e400",
    ],
    ...["4294967295", "4294967296", "1.7976931348623157e308", "2.5e15", "1234567890123456.7"],
  ),
  fc.integer().map(String),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map(String),
  fc.double({ min: -1000, max: 1000, noNaN: true }).map(String),
);

const texts = fc.oneof(
  fc.string({ maxLength: 8 }),
  fc.string({ unit: "grapheme", maxLength: 4 }),
  fc.constantFrom(
    "é",
    "\u007f",
    "\u0000",
    "\u001f",
    "\u2028",
    "\uffff",
    "\ue000",
    "😀",
    "\ud83d",
    "</script>",
    '"\\/',
  ),
);

const keys = fc.oneof(
  fc.string({ maxLength: 5 }),
  fc.constantFrom(
    ...["0", "1", "9", "10", "-1", "01", "4294967294", "4294967295", "1e3", " ", "!", "~", "A", "a", "é"],
  ),
  fc.constantFrom(
    "__proto__",
    "constructor",
    "toString",
    "hasOwnProperty",
    "\ue000",
    "\uffff",
    "😀",
    "𐀀",
    "\ud800",
  ),
);

/** The text of a JSON value. */
const { value } = fc.letrec<{ value: string; object: string; list: string }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    fc.oneof(numbers, texts.map(print), fc.constantFrom("true", "false", "null")),
    tie("object"),
    tie("list"),
  ),
  object: fc
    .array(fc.tuple(keys, tie("value")), { maxLength: 4 })
    .map((pairs) => `{${pairs.map(([key, item]) => `${print(key)}:${item}`).join(",")}}`),
  list: fc.array(tie("value"), { maxLength: 3 }).map((items) => `[${items.join(", ")}]`),
}));

/** The text of an object that says all that JSON can say, and some that it should not. */
export const hostileObject = fc
  .array(fc.tuple(keys, value), { maxLength: 4 })
  .map((pairs) => `{${pairs.map(([key, item]) => `${print(key)}: ${item}`).join(", ")}}`);

/** As short as JSON.stringify prints it, half surrogates escaped. */
function print(text: string): string {
  return JSON.stringify(text);
}

/** Large and deep ones, which are too slow to generate by the thousand. */
export const extremeObjects: readonly string[] = [
  `{"long":${JSON.stringify("ü😀".repeat(16_000))}}`,
  `{"many":{${Array.from({ length: 4000 }, (_, place) => `"k${place}":${place}`).join(",")}}}`,
  nested(50),
  nested(99),
  nested(120),
  nested(5000),
];

function nested(depth: number): string {
  return `${'{"a":'.repeat(depth)}1${"}".repeat(depth)}`;
}
