"""
Cuts of the zone's typeface, drawn once. A cut is a font, thinned or thickened, widened or narrowed, and bent a
little: printers, ribbons and laser engravers all have their own OCR-B.
"""

from dataclasses import dataclass

import cv2
import numpy as np
from PIL import Image, ImageDraw, ImageFont

from alphabet import ALPHABET

EM = 40
OVERSAMPLING = 3
CELL_HEIGHT, CELL_WIDTH = 60, 48

OCR_B = "/usr/share/fonts/opentype/ocr-b/"
TRUETYPE = "/usr/share/fonts/truetype/"
FONTS = [
    (OCR_B + "OCRB.otf", 0.46),
    (OCR_B + "OCRBS.otf", 0.24),
    (OCR_B + "OCRBL.otf", 0.05),
    (OCR_B + "OCRBF.otf", 0.05),
    (TRUETYPE + "liberation/LiberationMono-Regular.ttf", 0.06),
    (TRUETYPE + "liberation/LiberationMono-Bold.ttf", 0.05),
    (TRUETYPE + "dejavu/DejaVuSansMono.ttf", 0.05),
    (TRUETYPE + "dejavu/DejaVuSansMono-Bold.ttf", 0.04),
]


@dataclass(frozen=True)
class Cut:
    """Glyphs in cells, ink 0 to 255; `height` is that of a capital, `pitch` the natural distance of two."""

    cells: np.ndarray
    height: float
    pitch: float


def draw(character, font, size):
    """One glyph in the middle of its cell, oversampled; capitals are centred on the cell's middle line."""
    width, height = CELL_WIDTH * OVERSAMPLING, CELL_HEIGHT * OVERSAMPLING
    image = Image.new("L", (width, height), 0)
    top, bottom = font.getbbox("H")[1], font.getbbox("H")[3]
    x = (width - font.getlength(character)) / 2
    ImageDraw.Draw(image).text((x, height / 2 - (top + bottom) / 2), character, font=font, fill=255)
    return np.asarray(image), (bottom - top) / size


def change_weight(glyph, radius):
    """Thickens the strokes by a radius in oversampled pixels, or thins them by a negative one."""
    if radius == 0:
        return glyph
    kernel = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (2 * abs(radius) + 1,) * 2)
    return cv2.dilate(glyph, kernel) if radius > 0 else cv2.erode(glyph, kernel)


def bending_maps(rng, aspect, strength):
    """Maps that widen every glyph by `aspect` and bend it smoothly."""
    height, width = CELL_HEIGHT * OVERSAMPLING, CELL_WIDTH * OVERSAMPLING
    ys, xs = np.mgrid[0:height, 0:width].astype(np.float32)
    coarse = rng.normal(size=(2, 4, 4)).astype(np.float32)
    bend_x, bend_y = (cv2.resize(part, (width, height), interpolation=cv2.INTER_CUBIC) for part in coarse)
    return (xs - width / 2) / aspect + width / 2 + bend_x * strength, ys + bend_y * strength


def radii_of(path):
    """By how much a font may be thinned or thickened: outlines must be filled, bold strokes not grow."""
    if path.endswith("OCRBF.otf"):
        return 1, 4
    return (-2, 1) if "Bold" in path else (-2, 4)


def make_cut(rng):
    shares = np.array([share for _, share in FONTS])
    path = FONTS[int(rng.choice(len(FONTS), p=shares / shares.sum()))][0]
    font = ImageFont.truetype(path, EM * OVERSAMPLING)
    radius = int(rng.integers(*radii_of(path)))
    aspect = float(rng.uniform(0.88, 1.1))
    map_x, map_y = bending_maps(rng, aspect, float(rng.uniform(0, 1.6)))
    cells, height = [], 0.0
    for character in ALPHABET:
        glyph, height = draw(character, font, OVERSAMPLING)
        bent = cv2.remap(change_weight(glyph, radius), map_x, map_y, cv2.INTER_LINEAR)
        cells.append(cv2.resize(bent, (CELL_WIDTH, CELL_HEIGHT), interpolation=cv2.INTER_AREA))
    return Cut(np.stack(cells), height, font.getlength("M") / OVERSAMPLING)


def make_cuts(rng, count=120):
    return [make_cut(rng) for _ in range(count)]
