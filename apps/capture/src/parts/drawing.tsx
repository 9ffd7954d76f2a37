import type { ComponentChildren } from "preact";

/** What a drawing shows. */
export type DrawingName =
  | "start"
  | "passport"
  | "card"
  | "card-back"
  | "letter"
  | "face"
  | "moves"
  | "camera"
  | "blocked"
  | "phone"
  | "browser"
  | "link"
  | "cloud"
  | "wait"
  | "person"
  | "done"
  | "again"
  | "lock"
  | "leave";

/** A picture in one line style: quiet tint behind, strokes in front. */
export function Drawing({ name }: { readonly name: DrawingName }) {
  return (
    <svg class="drawing" viewBox="0 0 160 120" aria-hidden="true">
      {drawings[name]}
    </svg>
  );
}

const portrait = (x: number, y: number, size: number): ComponentChildren => (
  <>
    <circle cx={x} cy={y - size * 0.22} r={size * 0.22} />
    <path
      d={`M${x - size * 0.42} ${y + size * 0.5}c0-${size * 0.6} ${size * 0.84}-${size * 0.6} ${size * 0.84} 0`}
    />
  </>
);

const card: ComponentChildren = (
  <>
    <rect class="tint" x="25" y="26" width="110" height="70" rx="8" />
    <rect x="25" y="26" width="110" height="70" rx="8" />
    <rect x="36" y="40" width="30" height="38" rx="4" />
    {portrait(51, 62, 22)}
    <path d="M78 44h44M78 56h34M78 68h40M36 87h52" />
  </>
);

const phone = (x: number, inner: ComponentChildren): ComponentChildren => (
  <>
    <rect class="tint" x={x} y="12" width="56" height="96" rx="10" />
    <rect x={x} y="12" width="56" height="96" rx="10" />
    <path d={`M${x + 22} 20h12`} />
    {inner}
  </>
);

const face: ComponentChildren = (
  <>
    <ellipse class="tint" cx="80" cy="58" rx="32" ry="40" />
    <ellipse class="dashed" cx="80" cy="58" rx="40" ry="49" />
    <path d="M56 50c0-34 48-34 48 0v12c0 30-48 30-48 0z" />
    <path d="M70 53v3M90 53v3M73 71c4 4 10 4 14 0M80 56v7" />
  </>
);

const disc: ComponentChildren = <circle class="tint" cx="80" cy="60" r="44" />;

const drawings: Readonly<Record<DrawingName, ComponentChildren>> = {
  start: (
    <>
      <rect class="tint" x="14" y="38" width="74" height="50" rx="7" />
      <rect x="14" y="38" width="74" height="50" rx="7" />
      <rect x="23" y="48" width="20" height="26" rx="3" />
      {portrait(33, 63, 15)}
      <path d="M52 52h26M52 62h20M52 72h24" />
      <circle class="paper" cx="116" cy="58" r="30" />
      <circle cx="116" cy="58" r="30" />
      {portrait(116, 60, 34)}
      <path class="accent" d="M102 96l6 6 12-13" />
    </>
  ),
  passport: (
    <>
      <path class="tint" d="M38 14h84a6 6 0 016 6v80a6 6 0 01-6 6H38a6 6 0 01-6-6V20a6 6 0 016-6z" />
      <path d="M38 14h84a6 6 0 016 6v80a6 6 0 01-6 6H38a6 6 0 01-6-6V20a6 6 0 016-6zM32 56h96" />
      <circle cx="80" cy="35" r="11" />
      <path d="M69 35h22M80 24c5 6 5 16 0 22M80 24c-5 6-5 16 0 22" />
      <rect x="40" y="63" width="22" height="26" rx="3" />
      {portrait(51, 78, 16)}
      <path d="M72 66h46M72 75h34M40 97h80" />
    </>
  ),
  card,
  "card-back": (
    <>
      <rect class="tint" x="25" y="26" width="110" height="70" rx="8" />
      <rect x="25" y="26" width="110" height="70" rx="8" />
      <path class="thick" d="M26 43h108" />
      <path d="M37 60v16M42 60v16M48 60v16M52 60v16M59 60v16M64 60v16M72 62h50M72 72h38M37 86h86" />
    </>
  ),
  letter: (
    <>
      <path class="tint" d="M48 12h50l16 16v80H48z" />
      <path d="M48 12h50l16 16v80H48zM98 12v16h16M60 42h26M60 52h34M60 62h20M60 80h42M60 90h42" />
    </>
  ),
  face,
  moves: (
    <>
      {face}
      <path class="accent" d="M26 58H8M15 51l-7 7 7 7M134 58h18M145 51l7 7-7 7" />
    </>
  ),
  camera: phone(
    52,
    <>
      <rect class="paper" x="62" y="42" width="36" height="28" rx="5" />
      <path d="M70 42l3-6h14l3 6h3a5 5 0 015 5v18a5 5 0 01-5 5H67a5 5 0 01-5-5V47a5 5 0 015-5z" />
      <circle cx="80" cy="56" r="8" />
      <circle cx="80" cy="93" r="5" />
    </>,
  ),
  blocked: (
    <>
      {disc}
      <path d="M56 46h10l5-8h18l5 8h10a5 5 0 015 5v30a5 5 0 01-5 5H56a5 5 0 01-5-5V51a5 5 0 015-5z" />
      <circle cx="80" cy="65" r="12" />
      <path class="accent" d="M44 96l72-72" />
    </>
  ),
  phone: (
    <>
      <path class="tint" d="M10 28h88v56H10z" />
      <path d="M14 24h80a5 5 0 015 5v50a5 5 0 01-5 5H14a5 5 0 01-5-5V29a5 5 0 015-5zM2 96h104M42 84v12M66 84v12" />
      <rect class="paper" x="110" y="40" width="40" height="68" rx="8" />
      <rect x="110" y="40" width="40" height="68" rx="8" />
      <path class="accent" d="M120 74l7 7 13-14" />
    </>
  ),
  browser: (
    <>
      <rect class="tint" x="22" y="20" width="116" height="80" rx="8" />
      <rect x="22" y="20" width="116" height="80" rx="8" />
      <path d="M22 40h116M32 30h2M42 30h2M52 30h2" />
      <path class="accent" d="M68 82l24-24M74 58h18v18" />
    </>
  ),
  link: (
    <>
      {disc}
      <path d="M72 68l-8 8a13 13 0 01-18-18l12-12a13 13 0 0118 0M88 52l8-8a13 13 0 0118 18l-12 12a13 13 0 01-18 0" />
      <path class="accent" d="M80 36v-8M98 84l5 6M62 36l-5-6" />
    </>
  ),
  cloud: (
    <>
      {disc}
      <path d="M56 82h50a16 16 0 003-32 24 24 0 00-46-4 18 18 0 00-7 36z" />
      <path class="accent" d="M80 54v12M80 73v1" />
    </>
  ),
  wait: (
    <>
      {disc}
      <circle cx="80" cy="60" r="30" />
      <path class="accent" d="M80 42v18l12 8" />
    </>
  ),
  person: (
    <>
      {disc}
      {portrait(72, 62, 48)}
      <circle class="paper" cx="104" cy="74" r="14" />
      <circle class="accent" cx="104" cy="74" r="14" />
      <path class="accent" d="M114 84l10 10" />
    </>
  ),
  done: (
    <>
      {disc}
      <circle cx="80" cy="60" r="32" />
      <path class="accent thick-line" d="M65 61l11 11 20-23" />
    </>
  ),
  again: (
    <>
      {disc}
      <path d="M106 60a26 26 0 11-8-19" />
      <path class="accent" d="M99 26v16H83" />
    </>
  ),
  lock: (
    <>
      {disc}
      <rect x="56" y="54" width="48" height="36" rx="6" />
      <path d="M66 54v-9a14 14 0 0128 0v9" />
      <path class="accent" d="M80 68v9" />
    </>
  ),
  leave: (
    <>
      {disc}
      <path d="M86 34H58v52h28" />
      <path class="accent" d="M76 60h36M101 49l11 11-11 11" />
    </>
  ),
};
