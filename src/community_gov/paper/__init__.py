"""What is printed, for people without a telephone and for pockets: vouchers, points cards."""

from community_gov.paper.card import CardLine, PointsCard, card_page
from community_gov.paper.qr import qr_svg
from community_gov.paper.voucher import voucher_page

__all__ = ["CardLine", "PointsCard", "card_page", "qr_svg", "voucher_page"]
