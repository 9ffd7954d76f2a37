import { deflateSync } from "node:zlib";

/** A PDF file object by object, for what no honest writer would write. The first is the catalogue. */
export function rawPdf(objects: readonly (string | Uint8Array)[]): Uint8Array {
  const parts: Uint8Array[] = [Buffer.from("%PDF-1.7\n")];
  const offsets: number[] = [];
  let at = 9;
  for (const [index, object] of objects.entries()) {
    const content = typeof object === "string" ? Buffer.from(object, "latin1") : object;
    const part = Buffer.concat([Buffer.from(`${index + 1} 0 obj\n`), content, Buffer.from("\nendobj\n")]);
    offsets.push(at);
    parts.push(part);
    at += part.length;
  }
  const rows = offsets.map((offset) => `${String(offset).padStart(10, "0")} 00000 n \n`);
  const size = objects.length + 1;
  const table = `xref\n0 ${size}\n0000000000 65535 f \n${rows.join("")}`;
  const trailer = `trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${at}\n%%EOF\n`;
  return Buffer.concat([...parts, Buffer.from(table + trailer)]);
}

/** A compressed stream. */
export function stream(content: string | Uint8Array, entries = ""): Uint8Array {
  const packed = deflateSync(typeof content === "string" ? Buffer.from(content, "latin1") : content);
  const head = `<< /Length ${packed.length} /Filter /FlateDecode ${entries} >>\nstream\n`;
  return Buffer.concat([Buffer.from(head), packed, Buffer.from("\nendstream")]);
}

/** A file of one A4 page that does what `content` says; object 6 is `/X`, and further objects follow it. */
export function onePage(
  content: string,
  others: readonly (string | Uint8Array)[] = [],
  pageEntries = "/MediaBox [0 0 595 842]",
): Uint8Array {
  return rawPdf([
    "<< /Type /Catalog /Pages 2 0 R >>",
    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    `<< /Type /Page /Parent 2 0 R ${pageEntries} /Contents 4 0 R ` +
      "/Resources << /Font << /F1 5 0 R >> /XObject << /X 6 0 R >> >> >>",
    stream(content),
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ...others,
  ]);
}

/** The same file with something appended that changes nothing: an incremental update (ISO 32000-1, 7.5.6). */
export function appendUpdate(file: Uint8Array): Uint8Array {
  const text = Buffer.from(file).toString("latin1");
  const previous = /startxref\s+(\d+)\s+%%EOF\s*$/.exec(text)?.[1] ?? "0";
  const size = /\/Size (\d+)/.exec(text)?.[1] ?? "0";
  const root = /\/Root (\d+ \d+ R)/.exec(text)?.[1] ?? "1 0 R";
  const object = `\n${size} 0 obj\n<< /Note (x) >>\nendobj\n`;
  const row = `${String(text.length + 1).padStart(10, "0")} 00000 n \n`;
  const trailer = `trailer\n<< /Size ${Number(size) + 1} /Root ${root} /Prev ${previous} >>\n`;
  const end = `xref\n${size} 1\n${row}${trailer}startxref\n${text.length + object.length}\n%%EOF\n`;
  return Buffer.from(text + object + end, "latin1");
}
