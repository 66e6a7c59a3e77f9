"""The words around a number, each by what it comes to: scales, units, currencies. Pure.

A line of a table begins with what its words come to; `_` stands for a space inside one of them.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from types import MappingProxyType

from tracker.diff.tables import table

SCALES: Mapping[str, Decimal] = MappingProxyType(
    {
        word: Decimal(value)
        for word, value in table(
            """
            100 hundred
            1000 thousand tausend mille mil тысяч
            100000 lakh lakhs
            1000000 mn mln million mio mio. millionen millions millón millones миллионов
            10000000 crore crores
            1000000000 bn bln billion mrd mrd. milliarde milliarden milliard milliards
            1000000000 mil_millones миллиардов
            1000000000000 tn trln tln trillion billionen
            """
        ).items()
    }
)
ATTACHED: Mapping[str, Decimal] = MappingProxyType(
    {
        "k": Decimal(1_000),
        "m": Decimal(1_000_000),
        "b": Decimal(1_000_000_000),
        "t": Decimal(1_000_000_000_000),
    }
)
"""Scales of one letter; they hang on their figure: `$5m`, `100K`."""

SCALES_EAST: Mapping[str, Decimal] = MappingProxyType(
    {
        **dict.fromkeys("십十", Decimal(10)),
        **dict.fromkeys("백百", Decimal(100)),
        **dict.fromkeys("천千", Decimal(1_000)),
        **dict.fromkeys("만万萬", Decimal(10**4)),
        **dict.fromkeys("억億亿", Decimal(10**8)),
        **dict.fromkeys("조兆", Decimal(10**12)),
    }
)
"""Scales of Korean, Japanese and Chinese, which hang on their figures one after another."""

UNITS: Mapping[str, str] = table(
    """
    % ％ percent pct pc per_cent prozent por_ciento pour_cent per_cento procent процентов 퍼센트
    % パーセント
    pp percentage_points percentage_point
    bp bps basis_points basis_point
    $ us$ u.s._dollars us_dollars usd dollar dollars dlrs dlr dólares 달러 ドル
    c$ cad
    a$ aud
    € eur euro euros 유로 ユーロ евро
    £ gbp pound pounds livres pfund
    ¥ jpy yen 円 엔
    ₩ krw won 원 ウォン
    ₽ rub rouble roubles ruble rubles рублей
    ₹ inr rs rs. rupee rupees
    元 cny rmb yuan
    chf francs franken
    cent cents
    km kilometer kilometers kilometre kilometres kilómetros kilomètres
    mile miles mi
    metre meter meters metre metres mètres metros
    cm centimeter centimeters centimetre centimetres
    foot feet ft
    inch inches
    kg kilogram kilograms kilo kilos kilogramm
    gram grams gramme grammes
    lb lbs
    ton tons
    tonne tonnes metric_tons metric_ton tonnen toneladas
    litre liter liters litres
    acre acres
    hectare hectares
    bpd barrels_per_day
    barrel barrels bbl
    mph miles_per_hour miles_an_hour
    km/h kph kmh kilometres_per_hour kilometers_per_hour kilometres_an_hour kilometers_an_hour
    °c degrees_celsius celsius degrees_c degree_celsius
    °f degrees_fahrenheit fahrenheit degrees_f
    degree degrees grad grados degrés
    hour hours hrs hr
    minute minutes mins min
    second seconds secs sec
    day days
    week weeks
    month months
    year years
    point points pts
    人 名 명
    """
)
"""Units by their name; of a few words of other languages only those that wire copy is full of."""
LONGEST_UNIT = 3
"""Words of the longest unit."""

CURRENCIES: Mapping[str, str] = table(
    """
    $ us$ usd
    c$ cad
    a$ aud
    hk$ hkd
    nz$ nzd
    s$ sgd
    r$ brl
    € eur
    £ gbp
    ¥ jpy
    ₩ krw
    ₽ rub
    ₹ inr rs
    元 cny rmb
    chf
    """
)
"""What stands before an amount of money."""

MEASURES: Mapping[str, tuple[str, Decimal]] = MappingProxyType(
    {
        "km": ("m", Decimal(1000)),
        "metre": ("m", Decimal(1)),
        "cm": ("m", Decimal("0.01")),
        "mile": ("m", Decimal("1609.344")),
        "foot": ("m", Decimal("0.3048")),
        "inch": ("m", Decimal("0.0254")),
        "kg": ("kg", Decimal(1)),
        "gram": ("kg", Decimal("0.001")),
        "lb": ("kg", Decimal("0.45359")),
        "ton": ("kg", Decimal("907.18")),
        "tonne": ("kg", Decimal(1000)),
        "acre": ("m²", Decimal("4046.86")),
        "hectare": ("m²", Decimal(10_000)),
        "mph": ("km/h", Decimal("1.609344")),
        "km/h": ("km/h", Decimal(1)),
    }
)
"""Units that measure the same, each with what one of it comes to (the international ones)."""
