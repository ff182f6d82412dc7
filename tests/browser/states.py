"""The states of the page that are looked at, measured and pictured."""

STATES = {
    "start": "/",
    "results": "/?q=r%C3%BCstung+china",
    "lens": "/?q=moskau&from=2022&to=2022",
    "day": "/?q=moskau&from=2022-03&to=2022-03",
    "browse": "/?actor=person:wladimir-putin&actor=-place:china",
    "undated": "/?undated=1",
    "hints": "/?q=%22moskau&from=gestern",
    "zero": "/?q=r%C3%BCstunk+china&from=2021&to=2022",
    "article": "/article/blatt/2022/besuch?q=r%C3%BCstung+china",
    "corrected": "/article/blatt/2021/gipfel",
    "copies": "/article/blatt/2022/gas",
    "actors": "/actors",
    "actor": "/actor/person:wladimir-putin",
    "facet": "/facet/place?q=moskau&actor=place:china",
    "help": "/help",
}
