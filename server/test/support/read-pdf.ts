import { openDocument } from "#engines/address-proof/pdf/open-document.ts";

/** The text of each page of a PDF file. */
export async function readPdf(bytes: Uint8Array): Promise<readonly string[]> {
  const document = await openDocument(bytes);
  const pages: string[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const { items } = await (await document.getPage(number)).getTextContent();
    pages.push(items.map((item) => ("str" in item ? item.str : "")).join(" "));
  }
  await document.loadingTask.destroy();
  return pages;
}
