import {
  type SpecimenSide,
  type SpecimenType,
  specimenTypes,
  typesWithBack,
} from "../../server/src/specimen/specimen.ts";

/** Every side that specimens have. */
export const specimenSides: readonly (readonly [SpecimenType, SpecimenSide])[] = specimenTypes.flatMap(
  (type) =>
    (typesWithBack.includes(type) ? (["front", "back"] as const) : (["front"] as const)).map(
      (side) => [type, side] as const,
    ),
);
