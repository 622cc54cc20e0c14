"""An article with every block, and the figure that it shows."""

from __future__ import annotations

ARTICLE = """\
---
headline: Kevät & <b>kesä</b>
kicker: Sää
byline: Toimitus
---
:::{ingress}
Lumi *suli*[^a].
:::

Leipä {{ x }} "kakku" 12 800.

:::{figure} images/Lumi kasa & ä.jpg
:alt: "Kasa"
:credit: Kuvaaja
:ratio: 3:2
Kuvan teksti.
:::

## Väliotsikko

- eka
  - toka

3. kolmas

| A | B |
|---|--:|
| c | 1 |

:::{pull-quote}
:by: Puhuja
Nosto.
:::

:::{fact-box} Laatikko
Sisältö.

### Pikkuotsikko

- kohta
:::

:::{callout} Päivät
:date: 2026-06-06/2026-06-07
:place: Rauma
Tule.
:::

:::{link-list} Lue myös
- [Sivu](https://a.example/?b&c)
:::

:::{figure} images/logo.png
:alt: Merkki
:credit: Piirtäjä
Merkin teksti.
:::

:::{infographic} kärki
:::

[^a]: Lähde.
"""
RANKING = "kind: ranking\ntitle: Kärki\nsource: T\nmeasure: Mitta.\nitems: [Rauma, Salo]\nnote: Huom.\n"
