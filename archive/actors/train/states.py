"""The states of the world as German newspapers write them (own list; single words, nominative)."""

from __future__ import annotations

from archive.actors.lists import listed

STATES = listed(
    "Afghanistan Ägypten Albanien Algerien Andorra Angola Argentinien Armenien Aserbaidschan Äthiopien"
    " Australien Bahamas Bahrain Bangladesch Bangladesh Barbados Belarus Belgien Belize Benin Bhutan"
    " Birma Bolivien Bosnien Botswana Brasilien Brunei Bulgarien Burundi Chile China Dänemark DDR"
    " Deutschland Dominica Dschibuti Ecuador Elfenbeinküste Eritrea Estland Eswatini Fidschi Finnland"
    " Frankreich Gabun Gambia Georgien Ghana Grenada Griechenland Großbritannien Guatemala Guinea"
    " Guinea-Bissau Guyana Haiti Herzegowina Honduras Indien Indonesien Irak Iran Irland Island Israel"
    " Italien Jamaika Japan Jemen Jordanien Jugoslawien Kambodscha Kamerun Kanada Kasachstan Katar Kenia"
    " Kirgisistan Kirgistan Kiribati Kolumbien Komoren Kongo Kosovo Kroatien Kuba Kuwait Laos Lesotho"
    " Lettland Libanon Liberia Libyen Liechtenstein Litauen Luxemburg Madagaskar Malawi Malaysia"
    " Malediven Mali Malta Marokko Mauretanien Mauritius Mazedonien Mexiko Mikronesien Moldau Moldawien"
    " Monaco Mongolei Montenegro Mosambik Myanmar Namibia Nauru Nepal Neuseeland Nicaragua Niederlande"
    " Niger Nigeria Nordkorea Nordmazedonien Norwegen Oman Österreich Osttimor Pakistan Palau Panama"
    " Papua-Neuguinea Paraguay Peru Philippinen Polen Portugal Ruanda Rumänien Russland Rußland"
    " Salomonen Sambia Samoa Saudi-Arabien Schweden Schweiz Senegal Serbien Seychellen Simbabwe Singapur"
    " Slowakei Slowenien Somalia Sowjetunion Spanien Sudan Südafrika Südkorea Südsudan Surinam Suriname"
    " Swasiland Syrien Tadschikistan Taiwan Tansania Thailand Togo Tonga Trinidad Tschad Tschechien"
    " Tschechoslowakei Tunesien Türkei Turkmenistan Tuvalu UdSSR Uganda Ukraine Ungarn Uruguay USA"
    " Usbekistan Vanuatu Vatikan Venezuela Vietnam Weißrussland Weißrußland Zaire Zypern"
    " Baden-Württemberg Bayern Berlin Brandenburg Bremen Hamburg Hessen Mecklenburg-Vorpommern"
    " Niedersachsen Nordrhein-Westfalen Rheinland-Pfalz Saarland Sachsen Sachsen-Anhalt"
    " Schleswig-Holstein Thüringen Afrika Amerika Asien Europa Nordamerika Südamerika Lateinamerika"
    " Osteuropa Westeuropa Antarktis Balkan"
)
