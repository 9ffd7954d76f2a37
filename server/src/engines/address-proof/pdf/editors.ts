/** Programs that change pictures or finished PDF files; those that write letters and bills are not among them. */
const editors = [
  /photoshop/i,
  /illustrator/i,
  /\bcanva\b/i,
  /\bfigma\b/i,
  /\bgimp\b/i,
  /inkscape/i,
  /coreldraw/i,
  /affinity/i,
  /pixlr|photopea|picsart/i,
  /i\s?love\s?pdf/i,
  /smallpdf/i,
  /sejda/i,
  /pdf\s?escape/i,
  /pdf\s?filler/i,
  /doc\s?hub/i,
  /pdf\s?candy/i,
  /pdf24/i,
  /soda\s?pdf/i,
  /nitro/i,
  /pdf-?xchange/i,
  /pdf\s?element|wondershare/i,
  /phantom\s?pdf|foxit.*editor|foxit pdf editor/i,
  /master\s?pdf/i,
  /xodo|apryse webviewer/i,
  /lumin/i,
  /pdf\s?expert/i,
  /pdf\s?buddy/i,
  /pdf\s?sam/i,
  /infix/i,
  /acrobat.*(?:image conversion|paper capture|edit)/i,
  /adobe acrobat (?:pro|standard|dc)(?!.*pdfmaker)/i,
  /\bdraw\b/i,
];

/** Whether a producer's or creator's name is that of a picture or PDF editor. */
export function isEditor(name: string | null): boolean {
  return name !== null && editors.some((pattern) => pattern.test(name));
}
