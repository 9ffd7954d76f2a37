const paths = {
  close: "M6 6l12 12M18 6L6 18",
  back: "M14 5l-7 7 7 7",
  globe: "M12 3a9 9 0 100 18 9 9 0 000-18zM3.5 9h17M3.5 15h17M12 3c3 3 3 15 0 18M12 3c-3 3-3 15 0 18",
  check: "M5 12.5l4.5 4.5L19 7.5",
  flip: "M4 8h13l-3-3M20 16H7l3 3",
  torch: "M9 3h6v4l-1.500 3v10h-3V10L9 7zM12 13v2",
  arrow: "M5 12h14M13 6l6 6-6 6",
  up: "M12 19V5M6 11l6-6 6 6",
  search: "M10.500 4a6.500 6.500 0 100 13 6.500 6.500 0 000-13zM15.500 15.500L20 20",
  dot: "M12 9a3 3 0 100 6 3 3 0 000-6z",
} as const;

/** A small sign in one line; words stand beside it or in a label. */
export function Icon({ name }: { readonly name: keyof typeof paths }) {
  return (
    <svg class={`icon icon-${name}`} viewBox="0 0 24 24" aria-hidden="true">
      <path d={paths[name]} />
    </svg>
  );
}
