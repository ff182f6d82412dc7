"""Closed classes of German words and endings, folded: what statistics can't tell from a compound's part."""

from __future__ import annotations

import hashlib


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


STOP_WORDS = _words(
    """der die das den dem des ein eine einer einem einen eines kein keine keiner keinem keinen keines
    und oder aber sondern denn doch auch noch nur schon so sehr mehr nicht nie in im an am auf aus bei
    beim mit nach von vom vor zu zum zur ueber unter um fuer durch gegen ohne bis seit waehrend wegen
    als wie ab ich du er sie es wir ihr mich dich sich uns euch ihn ihm ihnen mir dir man mein dein sein
    seine seiner seinem seinen seines ihre ihrer ihrem ihren ihres unser unsere unserer dieser diese
    dieses diesem diesen jener jene jenes welche welcher welches welchen welchem wer was wo wann warum
    wieso weshalb wem wen wessen womit wofuer wodurch woher wohin worin ist sind war waren bin bist sei
    wird werden wurde wurden worden hat haben hatte hatten kann koennen konnte konnten soll sollen muss
    muessen will wollen gibt gab macht machen bedeutet heisst dass ob wenn weil da dann dort hier nun
    jetzt also viel viele vieler vielen etwas ja nein nichts einander the of"""
)
"""Ignored in a query as long as other words remain; always indexed. Question words are among them."""

SUFFIXES = _words(
    """ung ungen heit heiten keit keiten igkeit schaft schaften schaftlich schaftliche tum tums nis
    nisse nissen ling linge lingen lein chen ismus isten ist istin tion tionen ation ationen itaet
    itaeten ierung ierungen ieren iert ierte ierten ierter lich liche lichen licher liches lichem isch
    ische ischen ischer isches ischem ig ige igen iger iges igem igste los lose losen loser loses losem
    haft hafte haften hafter haftes bar bare baren barer bares sam same samen samer weise weisen mals
    fach fache fachen maessig maessige maessigen erei ereien er ern erin erinnen in innen enden ender
    endes endem sten ster ste stes stem eren eres erem ens ent enten eur eure euren end iger isten istik
    iker ikerin ikerinnen iner inge ingen ingern lings waerts dings halber seits zig ten tel stel sal
    sel toren anz enz anten ant itis ose osen oid oide ell elle ellen elles eller rich riche stens tens
    manns maenner herrn rung rungen lung lungen nung nungen scher cher tral achter achtern amen dies
    lichkeit lichkeiten barkeit samkeit losigkeit innung innungen"""
)
"""Endings and broken pieces of words that look like words: never a part of a compound."""

PARTICLES = _words(
    """ab an auf aus bei ein mit nach vor zu ueber unter durch gegen hinter wider wieder zurueck
    zusammen weiter nieder herunter hinunter heraus hinaus herein hinein heran hinan hervor voran voraus
    vorbei vorueber entgegen entlang ausein auseinander gegenueber fort weg los hin her da dar um
    zwischen neben ausser inner innen nicht miss un ur ge be er ent zer ver ex erz emp ob wo war dran
    drauf drin bevor davon dazu dabei daran darauf darin darum hier fest statt teil eine einen einer
    eines seine meine keine jeder jede jedes diese dieser dieses deren dessen denen alle aller alles
    viel viele mehr sehr ganz kein nur noch auch oder aber pro kon con com trans inter intern interne
    anti all aufs einst beg sub uebers fuers sche samt fernab hinab herab bergab mitten oben unten
    hinten vorn links rechten was wie wen wem per via bis als und die der das den dem des ist man mal
    nun gar bin mir mich dir dich gen dass wenn weil also dann denn doch schon sich sind seid sein wird
    werde werden wurde hatte haben habe hast dort damit ihre ihrer ihren ihnen unser unsere euer eure
    selb selbe sowie beim vom zum zur ins ans wegen ohne ihr ihm ihn uns sie wir kom kew gew stag eint
    uebe ueb zuge will mikros beh dis para instru enni uniform rauf raus rein neut gest wiede hypo"""
)
"""Function words, verb particles and broken prefixes: never a first part."""

PARTICLE_HEADS = _words("teil statt fest")
"""Particles that are nouns as heads (Bestandteil, Werkstatt, Volksfest)."""

LONG_PREFIXES = tuple(
    sorted(
        _words(
            "ueber unter zurueck wieder gegen hinter zusammen nieder weiter durch schl schw schr schm schn"
        )
    )
)
"""No compound is cut inside one of these (Über-zeugung, not Übe-rzeugung; Schwein, not Sch-wein)."""

PLACE_HEADS = _words(
    """dorf berg berge burg heim hausen bach stein felde feld wald walde kirchen leben horst mann berger
    hagen stedt brunn bruecken furt garten stadt thal tal holz bauer witz moor markt kirch reut rode
    born eck ecken huette see hofen hof land acker wege meister"""
)
"""What place and family names end in: a rare word with such a head needs more evidence to be cut."""

BOUND_HEADS = dict.fromkeys(sorted(_words("steller nehmer geber stellerin nehmerin geberin")), 300)
"""Heads that are no words of their own (Schriftsteller), counted as if they occurred so often."""

CONJUNCTIONS = _words(
    "und oder bzw beziehungsweise sowie bis als wie auch noch aber sondern & plus statt respektive"
)
"""Words between the members of an elliptical compound."""

GAP_WORDS = _words(
    """die der den dem des das ein eine einen einer eines einem zum zur im in fuer von mit auch nicht
    mehr nur vor allem an am auf bei beim aus ueber unter um durch gegen für über sogar damit
    insbesondere natürlich gar ihre ihren ihrer unsere unserer unseren deren andere anderen anderer
    weitere weiteren sonstige sonstigen"""
)
"""Words that may stand between the conjunction and the word that completes a hanging part."""

PAIR_PREFIXES = _words(
    """ein aus an ab auf vor nach zu mit bei um durch ueber unter hin her hoch tief nieder ost west nord
    sued innen aussen in be ent ver ex im pro anti inner ausser zwischen neu alt rueck binnen gross
    klein vorder hinter ober"""
)
"""Particles that swap with each other: Ein- und Ausfuhr."""


def fingerprint() -> str:
    """A digest of all tables of this module."""
    tables = {
        name: sorted(table)
        for name, table in globals().items()
        if name.isupper() and not isinstance(table, str)
    }
    return hashlib.blake2b(repr(sorted(tables.items())).encode(), digest_size=8).hexdigest()
