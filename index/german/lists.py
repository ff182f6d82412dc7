"""Closed classes of German words and endings, folded: what statistics can't tell from a compound's part."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _row(text: str) -> tuple[str, ...]:
    return tuple(text.split())


STOP_WORDS = _words(
    """der die das den dem des ein eine einer einem einen eines kein keine keiner keinem keinen keines und
    oder aber sondern denn doch auch noch nur schon so sehr mehr nicht nie in im an am auf aus bei beim
    mit nach von vom vor zu zum zur ueber unter um fuer durch gegen ohne bis seit waehrend wegen als wie
    ab ich du er sie es wir ihr mich dich sich uns euch ihn ihm ihnen mir dir man mein dein sein seine
    seiner seinem seinen seines ihre ihrer ihrem ihren ihres unser unsere unserer dieser diese dieses
    diesem diesen jener jene jenes welche welcher welches welchen welchem wer was wo wann warum wieso
    weshalb wem wen wessen womit wofuer wodurch woher wohin worin ist sind war waren bin bist sei wird
    werden wurde wurden worden hat haben hatte hatten kann koennen konnte konnten soll sollen muss muessen
    will wollen gibt gab macht machen bedeutet heisst dass ob wenn weil da dann dort hier nun jetzt also
    viel viele vieler vielen etwas ja nein nichts einander the of"""
)
"""Ignored in a query as long as other words remain; always indexed. Question words are among them."""

SUFFIXES = _words(
    """ung ungen heit heiten keit keiten igkeit schaft schaften schaftlich schaftliche tum tums nis nisse
    nissen ling linge lingen lein chen ismus isten ist istin tion tionen ation ationen itaet itaeten
    ierung ierungen ieren iert ierte ierten ierter lich liche lichen licher liches lichem isch ische
    ischen ischer isches ischem ig ige igen iger iges igem igste los lose losen loser loses losem
    hafte haften hafter haftes bar bare baren barer bares sam same samen samer mals fach fache fachen
    maessig maessige maessigen erei ereien er ern erin erinnen in innen enden ender endes endem sten ster
    ste stes stem eren eres erem ens ent enten eur eure euren end istik iker ikerin ikerinnen iner inge
    ingen ingern lings waerts dings halber seits zig ten tel stel sal sel toren anz enz anten ant itis ose
    osen oid oide ell elle ellen elles eller rich riche stens tens manns maenner herrn rung rungen lung
    lungen nung nungen scher cher tral achter achtern amen dies lichkeit lichkeiten barkeit samkeit
    losigkeit innung innungen alien aliens iter niker nikerin nisch nische nischen stete stetes affer
    teiger ion ions ionen heater agier tiert anne besch verb vers foer"""
)
"""Endings and broken pieces of words that look like words: never a part of a compound."""

FRONT_SUFFIXES = SUFFIXES - _words(
    "fach bar los weise toren lungen tags stel end ende enden haft halber sal osen"
)
"""Those that can't begin a compound either."""

TAKE_S = ("ung", "heit", "keit", "schaft", "ion", "itaet", "ling", "tum")
"""A first part with such an ending takes -s."""

PARTICLES = _words(
    """ab an auf aus bei ein mit nach vor zu ueber unter durch gegen hinter wider wieder zurueck zusammen
    weiter nieder herunter hinunter heraus hinaus herein hinein heran hinan hervor voran voraus vorbei
    vorueber entgegen entlang ausein auseinander gegenueber fort weg los hin her da dar um zwischen neben
    ausser inner innen nicht miss un ur ge be er ent zer ver ex erz emp ob wo war dran drauf drin bevor
    davon dazu dabei daran darauf darin darum hier fest statt teil eine einen einer eines seine meine
    keine jeder jede jedes diese dieser dieses deren dessen denen alle aller alles viel viele mehr sehr
    ganz kein nur noch auch oder aber pro kon con com trans inter intern interne anti all aufs einst beg
    sub uebers fuers sche samt fernab hinab herab bergab mitten oben unten hinten vorn links rechten was
    wie wen wem per via bis als und die der das den dem des ist man mal nun gar bin mir mich dir dich gen
    dass wenn weil also dann denn doch schon sich sind seid sein wird werde werden wurde hatte haben habe
    hast dort damit ihre ihrer ihren ihnen unser unsere euer eure selb selbe sowie beim vom zum zur ins
    ans wegen ohne ihr ihm ihn uns sie wir kom kew gew stag eint uebe ueb zuge will mikros beh dis para
    instru enni uniform rauf raus rein neut gest wiede hypo einge ausge abge ange aufge vorge beige mitge"""
)
"""Function words, verb particles and broken prefixes: never a first part."""

SHORT_PARTS = _words(
    """aal abt akt alm amt arm art ast axt bad bau bus dom duo eck ehe eid eis erz fan fee gas gut hai heu
    hof hut huf jet job kur kuh lok lob mut nil not ohr oel opa ort pol pop rad rat reh ruf rum ski
    sau see sex tag tal tat tau tee tod ton tor typ uhr uni wal web weg wut zar zeh zoo zug fax pkw lkw
    ost neu rot bio geo neo top tot roh alt kai bar box gen hit ode zen rap"""
)
"""Parts of three letters; other short words are taken for parts only in very large families."""

COMBINING = _words(
    """aero agrar anti audio auto bio chemo cyber elektro euro extra foto geo gross haupt hydro hyper
    immun kino klein krypto maxi mega meta mikro makro mini mono multi nano neo neuro oeko ost nord sued
    west nordost nordwest suedost suedwest photo poly psycho radio schwieger sozial spezial stief super
    tele thermo turbo ur video vize zentral pseudo porno hobby petro bundes landes nah fern erz ober neben
    gegen mittel vorder hinter innen aussen zwischen sonder gesamt fest teil rechts links hoch tief nicht
    doppel halb viertel drei vier fuenf sechs sieben acht neun zehn zwei"""
)
"""Combining forms: first parts that need not occur as words of their own."""

WHOLE = _words(
    """transport transporter veranstalter veranstaltung fuersorge gutachten bescheid bescheinigung
    buchstabe unterlage unterlagen kombination dienstag samstag sonnabend passagier
    quadrat konsultation institution direktion frankreich interaktion interpunktion funktion produktion
    reaktion redaktion legion region religion station nation aktion sektion union position million
    generation organisation information operation situation demokratie republik monarchie soziologie
    psychologie biologie geologie autogramm programm telegramm unternehmen unterhaltung unterschrift
    unterricht untersuchung unterstuetzung unterscheidung vollendung vollstreckung vollmacht herrschaft
    wirtschaft gesellschaft gemeinschaft eigenschaft freundschaft botschaft mannschaft landschaft
    wissenschaft offenbar unmittelbar kostbar nachbar notwendigkeit gerechtigkeit sachverhalt anteil
    vorteil nachteil urteil gegenteil abteil abteilung beteiligung verteidigung minister ministerium
    orchester register semester trimester schwester gangster hamster polster muster fenster gespenster
    kloster pflaster laster kapital kapitel kapitaen kabinett kandidat soldat senat magistrat advokat
    diplomat demokrat buerokrat apparat resultat attentat zitat praeparat separat literat prozession
    profession mission kommission diskussion revision vision fusion konfession sensation passion pension
    dimension spezialist sozialist sozialismus kapitalist kapitalismus journalist kommunist terrorist
    tourist optimist artist jurist polizist moderator direktor diktator senator reaktor traktor faktor
    doktor rektor sektor motor autor investor alternative initiative direktive perspektive motivation
    innovation integration immigration migration inflation formation transformation reformation
    konfrontation kooperation korporation restaurant garantie garage montage reportage passage massage
    sabotage spionage bandage etage palast kontrast ballast morast granate spinat internat sekretariat
    konsulat kombinat monopol metropole parlament dokument experiment argument instrument moment element
    fundament testament medikament regiment sortiment kompliment temperament ornament sakrament monument
    segment fragment pigment oesterreich erfahrung verfahren verhandlung verhaeltnis verstaendnis
    verantwortung versicherung uniform uniformen schokolade schokoladen teilnehmer
    teilnehmerin teilnahme teilhabe rechtfertigung rechtfertigen
    telekommunikation fernsehen fernseher versammlung verwaltung verkehr verband verlag verrat vertrag
    vertrieb versuch verein verbrechen"""
)
"""Frequent words that two words spell by accident, or that a verb with its particle made: never cut."""

PARTICLE_HEADS = _words("teil statt fest weg weise weisen haft")
"""Particles that are nouns as heads (Bestandteil, Werkstatt, Volksfest)."""

LONG_PREFIXES = _row(
    "ueber unter zurueck wieder gegen hinter zusammen nieder weiter durch schl schw schr schm schn"
)
"""No compound is cut inside one of these (Über-zeugung, not Übe-rzeugung; Schwein, not Sch-wein)."""

PLACE_HEADS = _words(
    """dorf berg berge burg heim hausen bach stein felde feld wald walde kirchen leben horst mann berger
    hagen stedt brunn bruecken furt garten stadt thal tal holz bauer witz moor markt kirch reut rode born
    eck ecken huette see hofen hof land acker wege meister"""
)
"""What place and family names end in: a rare word with such a head needs more evidence to be cut."""

BOUND_HEADS = dict.fromkeys(_row("steller nehmer geber stellerin nehmerin geberin insasse"), 300)
"""Heads that are no words of their own (Schriftsteller), counted as if they occurred so often."""

CONJUNCTIONS = _words(
    "und oder bzw beziehungsweise sowie bis als wie auch noch aber sondern & plus statt respektive"
)
"""Words between the members of an elliptical compound."""

GAP_WORDS = _words(
    """die der den dem des das ein eine einen einer eines einem zum zur im in fuer von mit auch nicht mehr
    nur vor allem an am auf bei beim aus ueber unter um durch gegen für über sogar damit insbesondere
    natürlich gar ihre ihren ihrer unsere unserer unseren deren andere anderen anderer weitere weiteren
    sonstige sonstigen allen Dingen zudem eben wohl vielleicht möglicherweise besonders"""
)
"""Words that may stand between the conjunction and the word that completes a hanging part."""

PAIR_PREFIXES = _words(
    """ein aus an ab auf vor nach zu mit bei um durch ueber unter hin her hoch tief nieder ost west nord
    sued innen aussen in be ent ver ex im pro anti inner ausser zwischen neu alt rueck binnen gross klein
    vorder hinter ober zwei drei vier fuenf sechs sieben acht neun zehn mehr viel erst zweit viertel halb
    ganz"""
)
"""Particles that swap with each other: Ein- und Ausfuhr."""

SEPARABLE = _words(
    """ab an auf aus bei durch ein fest fort frei hin her hinter los mit nach nieder statt teil ueber um
    unter voll vor weg weiter wider wieder zu zurueck zusammen bereit sicher heraus hinaus herein hinein
    vorbei voran voraus hervor entgegen gegenueber fern kennen klar kund preis stand wahr heim zurecht"""
)
"""What is parted from a verb by ge- or zu (an-ge-kündigt, an-zu-kündigen)."""

NO_VERBS = _words(
    """macht sucht tat band stand floss riss griff schloss schnitt schritt biss trieb rat wand rast fahrt
    haft recht halt stich lag bot"""
)
"""Nouns that look like frequent verb forms: kept apart from the verb."""

INSEPARABLE = _words("be ent er ge miss ver zer ueber unter um durch hinter wider voll")
"""Prefixes of verbs whose participle has no ge-."""

STRONG_VERBS = """
    backen backte gebacken baeckt | befehlen befahl befohlen befiehlt | beginnen begann begonnen
    beissen biss gebissen | bergen barg geborgen birgt | bersten barst geborsten birst | biegen bog gebogen
    bieten bot geboten | binden band gebunden | bitten bat gebeten | blasen blies geblasen blaest
    bleiben blieb geblieben | braten briet gebraten braet | brechen brach gebrochen bricht
    brennen brannte gebrannt | bringen brachte gebracht | denken dachte gedacht | dringen drang gedrungen
    empfehlen empfahl empfohlen empfiehlt | empfangen empfing empfangen empfaengt
    erloeschen erlosch erloschen erlischt | erschrecken erschrak erschrocken erschrickt
    essen ass gegessen isst | fahren fuhr gefahren faehrt | fallen fiel gefallen faellt
    fangen fing gefangen faengt | fechten focht gefochten ficht | finden fand gefunden
    flechten flocht geflochten flicht | fliegen flog geflogen | fliehen floh geflohen
    fliessen floss geflossen | fressen frass gefressen frisst | frieren fror gefroren
    geben gab gegeben gibt | gehen ging gegangen | gelingen gelang gelungen | gelten galt gegolten gilt
    geniessen genoss genossen | geschehen geschah geschehen geschieht | gewinnen gewann gewonnen
    giessen goss gegossen | gleichen glich geglichen | gleiten glitt geglitten | graben grub gegraben graebt
    greifen griff gegriffen | halten hielt gehalten haelt | haengen hing gehangen | heben hob gehoben
    heissen hiess geheissen | helfen half geholfen hilft | kennen kannte gekannt | klingen klang geklungen
    kneifen kniff gekniffen | kommen kam gekommen | kriechen kroch gekrochen | laden lud geladen laedt
    lassen liess gelassen laesst | laufen lief gelaufen laeuft | leiden litt gelitten | leihen lieh geliehen
    lesen las gelesen liest | liegen lag gelegen | luegen log gelogen | meiden mied gemieden
    messen mass gemessen misst | nehmen nahm genommen nimmt | nennen nannte genannt | pfeifen pfiff gepfiffen
    preisen pries gepriesen | raten riet geraten raet | reiben rieb gerieben | reissen riss gerissen
    reiten ritt geritten | rennen rannte gerannt | riechen roch gerochen | ringen rang gerungen
    rinnen rann geronnen | rufen rief gerufen | saufen soff gesoffen saeuft | schaffen schuf geschaffen
    scheiden schied geschieden | scheinen schien geschienen | schieben schob geschoben
    schiessen schoss geschossen | schlafen schlief geschlafen schlaeft | schlagen schlug geschlagen schlaegt
    schleichen schlich geschlichen | schliessen schloss geschlossen | schmeissen schmiss geschmissen
    schmelzen schmolz geschmolzen schmilzt | schneiden schnitt geschnitten | schreiben schrieb geschrieben
    schreien schrie geschrien | schreiten schritt geschritten | schweigen schwieg geschwiegen
    schwimmen schwamm geschwommen | schwinden schwand geschwunden | schwingen schwang geschwungen
    schwoeren schwor geschworen | sehen sah gesehen sieht | senden sandte gesandt | singen sang gesungen
    sinken sank gesunken | sinnen sann gesonnen | sitzen sass gesessen | sprechen sprach gesprochen spricht
    springen sprang gesprungen | stechen stach gestochen sticht | stehen stand gestanden
    stehlen stahl gestohlen stiehlt | steigen stieg gestiegen | sterben starb gestorben stirbt
    stossen stiess gestossen stoesst | streichen strich gestrichen | streiten stritt gestritten
    tragen trug getragen traegt | treffen traf getroffen trifft | treiben trieb getrieben
    treten trat getreten tritt | trinken trank getrunken | tun tat getan
    verderben verdarb verdorben verdirbt | vergessen vergass vergessen vergisst | verlieren verlor verloren
    verzeihen verzieh verziehen | wachsen wuchs gewachsen waechst | waschen wusch gewaschen waescht
    weichen wich gewichen | weisen wies gewiesen | wenden wandte gewandt | werben warb geworben wirbt
    werfen warf geworfen wirft | wiegen wog gewogen | winden wand gewunden | wissen wusste gewusst
    ziehen zog gezogen | zwingen zwang gezwungen
"""
"""Infinitive, past, participle and, where its vowel changes, third person; rows end at | and at line ends."""

SURNAMES = _words(
    """mueller schneider fischer weber becker wagner schroeder koehler keller kaiser maier meier mayer
    meyer huber schuster ziegler gaertner schreiber steiner lindner soeder wissler pfeiffer wieser"""
)
"""Frequent surnames in -er: stemmed as names, Müller is no Müll."""

NAMES_IN_S = _words(
    """andreas thomas nicolas nikolas carlos doris klaus jonas lukas markus matthias tobias elias mathias
    hans jens lars nils niels kartes marks steffens martens mohrs krauss wales gates brothers news aids"""
)
"""Names and words that end in s although there is a word without it: Andreas is not Andrea's."""

UMLAUT_ROOTS = _row(
    """aecht aender baer bewaehr boes drueck faellig faell foerder fuehr gewaehr gruender gruendet
    gruendung hoer kueche loes naechst naeh raech schaefer schaetzt schaetzung schoen schraenk schueler
    spuer stoer taeusch toet troest waehrung zaehl"""
)
"""Beginnings of words whose umlaut is kept: without it they are another word."""

STEM_EXCEPTIONS = {
    form: stem
    for stem, forms in {
        "bauer": "bauer bauern bauers",
        "lager": "lager lagern lagers",
        "meister": "meister meistern meisters",
        "wander": "wandern wandert wanderte wanderten gewandert wanderung wanderungen wanderer",
        "einwander": "einwandern einwanderer einwanderern einwanderung eingewandert",
        "ueber": "ueber",
        "masse": "masse massen",
        "gruend": "gruendet gruendete gruendeten gegruendet gegruendete gegruendeten gruendung gruendungen "
        "gruender gruenders gruendern gruenderin",
    }.items()
    for form in forms.split()
}
"""Frequent words that the rules would lead astray, with their stems."""


def fingerprint() -> str:
    """A digest of all tables of this module."""
    tables = sorted((name, table) for name, table in globals().items() if name.isupper())
    text = "\n".join(f"{name} {_canonical(table)}" for name, table in tables)
    return hashlib.blake2b(text.encode(), digest_size=8).hexdigest()


def _canonical(table: object) -> str:
    if isinstance(table, Mapping):
        return repr(sorted(table.items()))
    return repr(sorted(table)) if isinstance(table, frozenset) else repr(table)
