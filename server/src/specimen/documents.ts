import type { DocumentType } from "#core/document/document.ts";
import type { MrzFormat } from "#core/document/mrz.ts";
import { drawCardBack, drawIdentityCardFront, drawResidencePermitFront } from "./draw/card.ts";
import type { DrawingInput } from "./draw/drawing-input.ts";
import type { Drawing } from "./draw/drawing.ts";
import { drawDrivingLicenceBack, drawDrivingLicenceFront } from "./draw/driving-licence.ts";
import { drawPassport } from "./draw/passport.ts";
import { drawTd2Card } from "./draw/td2-card.ts";
import { drawVisaA, drawVisaB } from "./draw/visa.ts";
import type { SpecimenSide, SpecimenType } from "./specimen.ts";

interface Side {
  readonly draw: (input: DrawingInput) => Drawing;
  readonly mrz?: MrzFormat;
  readonly hasBarcode?: boolean;
}

/** How a kind of document is made. */
export interface DocumentForm {
  readonly documentType: DocumentType;
  /** The first letters of its zone. */
  readonly code: string;
  readonly sides: Readonly<Record<SpecimenSide, Side>>;
}

const both = (side: Side) => ({ front: side, back: side });
const cardBack: Side = { draw: drawCardBack, mrz: "TD1" };

/** How every kind of document is made. */
export const documentForms: Readonly<Record<SpecimenType, DocumentForm>> = {
  passport: { documentType: "passport", code: "P", sides: both({ draw: drawPassport, mrz: "TD3" }) },
  "identity-card": {
    documentType: "identity-card",
    code: "I",
    sides: { front: { draw: drawIdentityCardFront }, back: cardBack },
  },
  "identity-card-td2": {
    documentType: "identity-card",
    code: "I",
    sides: both({ draw: drawTd2Card, mrz: "TD2" }),
  },
  "driving-licence": {
    documentType: "driving-licence",
    code: "",
    sides: {
      front: { draw: drawDrivingLicenceFront },
      back: { draw: drawDrivingLicenceBack, hasBarcode: true },
    },
  },
  "residence-permit": {
    documentType: "residence-permit",
    code: "IR",
    sides: { front: { draw: drawResidencePermitFront }, back: cardBack },
  },
  "visa-a": { documentType: "visa", code: "V", sides: both({ draw: drawVisaA, mrz: "MRV-A" }) },
  "visa-b": { documentType: "visa", code: "V", sides: both({ draw: drawVisaB, mrz: "MRV-B" }) },
};
