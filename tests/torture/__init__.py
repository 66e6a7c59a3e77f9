"""Damaged feeds and pages by the thousand, through the readers as the product has them."""
