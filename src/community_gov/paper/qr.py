"""A QR code as a drawing that stands inside a page: no script, no font, no picture."""

import segno

QUIET = 4
"""The white edge around the code, in modules; scanners need it."""


def qr_svg(text: str, title: str) -> str:
    """Draw a text as a QR code.

    About 15 % of it may be covered or torn off (level M), or more where that costs no space.

    Args:
        text: what a scanner reads.
        title: what a screen reader says instead.

    Returns:
        An ``<svg class="qr">`` element for HTML; one unit of its view box is one module.

    Raises:
        ValueError: the text is too long for a QR code.
    """
    code = segno.make_qr(text, error="m")
    return code.svg_inline(
        border=QUIET,
        omitsize=True,
        dark="#000",
        light="#fff",
        svgclass="qr",
        lineclass=None,
        title=title,
    )
