"""Lights and photographs a paper, then cuts the line out as the reading pipeline does: 32 pixels high."""

import cv2
import numpy as np

from layout import NET_HEIGHT
from paper import occurs
from pools import HEIGHT, WIDTH, cut_out, noise_of

SHRINK = 8


def light(rng, strength, image):
    """Slopes of light, glare and shadow: drawn small, since light has no sharp detail, except a shadow's edge."""
    height, width = image.shape[0] // SHRINK + 2, image.shape[1] // SHRINK + 2
    ys, xs = np.mgrid[0:height, 0:width].astype(np.float32)
    gain, glare = np.ones((height, width), np.float32), None
    if occurs(rng, 0.6):
        across = rng.uniform(-0.5, 0.5) * strength * (xs / width - 0.5)
        down = rng.uniform(-0.3, 0.3) * strength * (ys / height - 0.5)
        gain += across + down
    if occurs(rng, 0.35 * strength):
        edge = (xs - rng.uniform(0, width)) + (ys - height / 2) * rng.uniform(-3, 3)
        gain *= 1 - rng.uniform(0.2, 0.65) / (1 + np.exp(np.clip(-edge / rng.uniform(0.2, 6), -30, 30)))
    if occurs(rng, 0.35 * strength):
        distance = ((xs - rng.uniform(0, width)) + (ys - height / 2) * rng.uniform(-2, 2)) / rng.uniform(2, 22)
        across = (ys - rng.uniform(0, height)) / rng.uniform(3, 40)
        glare = np.exp(-distance**2 - across**2) * rng.uniform(30, 190)
    size = (image.shape[1], image.shape[0])
    image *= cv2.resize(gain, size, interpolation=cv2.INTER_LINEAR)
    if glare is not None:
        lit = cv2.resize(glare.astype(np.float32), size, interpolation=cv2.INTER_LINEAR)
        image += lit * (0.75 if occurs(rng, 0.7) else 1.0)
    return image


def cut_edges(rng, strength, image, layout, xs):
    """Ends the picture within the first or last characters. Returns which columns keep their middle."""
    kept = np.ones(len(xs), bool)
    for side in (-1, 1):
        column = 0 if side < 0 else len(xs) - 1
        if not (0 < xs[column] < image.shape[1]) or not occurs(rng, 0.12 * strength):
            continue
        edge = int(xs[column] + side * layout.pitch * rng.uniform(-0.6, 0.9))
        if not 8 < edge < image.shape[1] - 8:
            continue
        border = image[:, edge : edge + 1] if occurs(rng, 0.7) else rng.choice([0.0, 255.0])
        if side < 0:
            image[:, :edge] = border
        else:
            image[:, edge:] = border
        kept &= (xs - edge) * side < layout.pitch * 0.05
    return kept


def blur(rng, strength, image, pixels):
    """Focus and motion, in pixels of the photograph; `pixels` is the distance of two characters there."""
    sigma = rng.uniform(0.2, min(0.5 + 2.2 * strength, 0.05 * pixels + 0.11 * pixels * strength))
    if sigma > 0.3:
        image = cv2.GaussianBlur(image, (0, 0), sigma)
    if occurs(rng, 0.22 * strength) and pixels > 7:
        length = int(rng.integers(2, max(3, min(11, int(pixels * 0.4)))))
        kernel = np.zeros((length, length), np.float32)
        kernel[length // 2] = 1
        turn = cv2.getRotationMatrix2D((length / 2 - 0.5,) * 2, rng.uniform(0, 180), 1)
        kernel = cv2.warpAffine(kernel, turn, (length, length))
        image = cv2.filter2D(image, -1, kernel / max(float(kernel.sum()), 0.5))
    return image


def sensor(rng, strength, pools, image):
    """Interference, noise and sharpening."""
    if occurs(rng, 0.15 * strength):
        grating = pools.gratings[int(rng.integers(len(pools.gratings)))]
        image = image + cut_out(rng, grating, *image.shape) * rng.uniform(3, 30)
    if occurs(rng, 0.7):
        noise = noise_of(rng, pools, *image.shape)
        if occurs(rng, 0.3):
            noise = cv2.GaussianBlur(noise, (0, 0), 0.8) * 2
        most = min(2 + 14 * strength, 2 + 0.7 * float(image.std()))
        image = image + noise * rng.uniform(0.5, most)
    if occurs(rng, 0.3 * strength):
        soft = cv2.GaussianBlur(image, (0, 0), rng.uniform(0.6, 2))
        image = image + (image - soft) * rng.uniform(0.5, 2.5)
    return image


def compress(rng, strength, image, pixels):
    """JPEG from 90 down to 20, milder where a character has few pixels."""
    worst = max(92 - 72 * strength, 20 + 5 * max(0.0, 10 - pixels))
    quality = int(rng.uniform(min(worst, 91), 92))
    return cv2.imdecode(cv2.imencode(".jpg", image, [cv2.IMWRITE_JPEG_QUALITY, quality])[1], cv2.IMREAD_GRAYSCALE)


def photograph(rng, strength, pools, paper, layout):
    """The photograph in its own pixels, and how many of them a pixel of the paper has."""
    lowest = 5 + 11 * (1 - strength)
    pixels = np.exp(rng.uniform(np.log(lowest), np.log(34)))
    ratio = min(pixels / layout.pitch, WIDTH / paper.shape[1], HEIGHT / paper.shape[0])
    size = (max(8, int(paper.shape[1] * ratio)), max(8, int(paper.shape[0] * ratio)))
    image = cv2.resize(paper, size, interpolation=cv2.INTER_AREA if ratio < 1 else cv2.INTER_CUBIC)
    image = sensor(rng, strength, pools, blur(rng, strength, image, ratio * layout.pitch))
    image = np.clip(image, 0, 255).astype(np.uint8)
    if occurs(rng, 0.3 + 0.5 * strength):
        image = compress(rng, strength, image, ratio * layout.pitch)
    return image, size[0] / paper.shape[1], size[1] / paper.shape[0]


def paper_points(layout, u, v):
    """Where on the paper the net's pixel (u, v) looks."""
    across, along = v - NET_HEIGHT / 2, u - layout.net_width / 2
    part = along / layout.net_width
    x = layout.paper_width / 2 + along * layout.scale_x * (1 + layout.perspective * part)
    x = x + layout.shear * across * layout.scale_y
    y = layout.paper_height / 2 + across * layout.scale_y * (1 + 0.7 * layout.perspective * part)
    return x, y + layout.drift * 2 * part + layout.curve * (4 * part**2 - 0.5)


def crop(rng, image, layout, ratio_x, ratio_y):
    """The line as the net sees it, sampled as a pipeline does: averaged when made smaller."""
    fineness = 2 if layout.scale_y * ratio_y > 1.3 else 1
    steps_x, steps_y = layout.net_width * fineness, NET_HEIGHT * fineness
    u = (np.arange(steps_x, dtype=np.float32) + 0.5)[None, :] / fineness
    v = (np.arange(steps_y, dtype=np.float32) + 0.5)[:, None] / fineness
    x, y = paper_points(layout, u, v)
    map_x = np.ascontiguousarray(np.broadcast_to(x * ratio_x - 0.5, (steps_y, steps_x)), np.float32)
    map_y = np.ascontiguousarray(np.broadcast_to(y * ratio_y - 0.5, (steps_y, steps_x)), np.float32)
    way = cv2.INTER_CUBIC if occurs(rng, 0.25) else cv2.INTER_LINEAR
    seen = cv2.remap(image, map_x, map_y, way, borderMode=cv2.BORDER_REPLICATE)
    return seen if fineness == 1 else cv2.resize(seen, (layout.net_width, NET_HEIGHT), interpolation=cv2.INTER_AREA)


def columns_in_crop(layout, xs):
    """The middles of the columns in the net's pixels, followed along the line's own slope and bend."""
    u = np.arange(-24, layout.net_width + 24, dtype=np.float64)
    _, level = paper_points(layout, u, NET_HEIGHT / 2)
    v = NET_HEIGHT / 2 + (layout.middle_y - level) / layout.scale_y
    x, _ = paper_points(layout, u, v)
    return np.interp(xs, x, u, left=-1e3, right=1e6)
