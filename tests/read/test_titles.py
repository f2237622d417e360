"""What the title grammar promises: whom a title serves, where it is accredited, and whose it is."""

from __future__ import annotations

import pytest

from relazione.read.title import Title
from relazione.read.titles import find_titles
from tests.read.sentences import ground_of, offices_in, persons_in

STATE_AND_NAME = [
    "Peruvian President Rosa Quispe arrived in Lima.",
    "President Rosa Quispe of Peru arrived in Lima.",
    "President of Peru Rosa Quispe arrived in Lima.",
    "President of the Republic of Peru Rosa Quispe arrived in Lima.",
    "Peru's President, Rosa Quispe, arrived in Lima.",
    "Peru’s President Rosa Quispe arrived in Lima.",
    "Rosa Quispe, President of Peru, arrived in Lima.",
    "Rosa Quispe, the President of Peru, arrived in Lima.",
    "Rosa Quispe (President of Peru) arrived in Lima.",
    "Rosa Quispe, who is President of Peru, arrived in Lima.",
    "Rosa Quispe, the Peruvian president, arrived in Lima.",
    "The fair opened, said Rosa Quispe, the president of Peru.",
    "H.E. Rosa Quispe, President of Peru, arrived in Lima.",
    "Her Excellency Rosa Quispe, President of Peru, arrived in Lima.",
]
HEADS_OF_BODIES = [
    ("Speaker of the House of Representatives of Chile Rosa Quispe came.", "Rosa Quispe: legislator CHL"),
    ("Chairman of the Cabinet of Ministers of Kyrgyzstan Edil Asanov came.", "Edil Asanov: head_of_government KGZ"),
    ("Chairman of the Milli Majlis of Azerbaijan Sahiba Aliyeva came.", "Sahiba Aliyeva: legislator AZE"),
    ("H.E. Rosa Quispe, non-resident Ambassador of Peru to Laos, came.", "Rosa Quispe: ambassador PER to LAO"),
    ("The Holy Father received them.", "Holy Father: - VAT"),
]
ENVOYS = [
    ("Korean Ambassador to Pakistan Suh Jinwoo opened it.", "Suh Jinwoo: ambassador KOR to PAK"),
    ("Korean Ambassador to Pakistan, Suh Jinwoo, opened it.", "Suh Jinwoo: ambassador KOR to PAK"),
    ("The Korean Ambassador to Pakistan, Suh Jinwoo, opened it.", "Suh Jinwoo: ambassador KOR to PAK"),
    ("Ambassador of Korea to Pakistan Suh Jinwoo opened it.", "Suh Jinwoo: ambassador KOR to PAK"),
    (
        "The Ambassador of the Republic of Korea to the Islamic Republic of Pakistan Suh Jinwoo opened it.",
        "Suh Jinwoo: ambassador KOR to PAK",
    ),
    ("Non-resident Ambassador of Chile to Nepal Gabriela Montes spoke.", "Gabriela Montes: ambassador CHL to NPL"),
    ("Consul General of Japan in Karachi Toshio Hamamura spoke.", "Toshio Hamamura: consul_general JPN to PAK"),
    (
        "Japan's Permanent Representative to the United Nations Toshio Hamamura spoke.",
        "Toshio Hamamura: permanent_representative JPN to United Nations",
    ),
    ("UN special envoy to Yemen Hans Grundvig spoke.", "Hans Grundvig: special_envoy UN to YEM"),
    ("US Special Envoy for Yemen Walter Harrowgate spoke.", "Walter Harrowgate: special_envoy USA to YEM"),
    ("US Special Representative for Chad Walter Harrowgate spoke.", "Walter Harrowgate: special_envoy USA to TCD"),
    ("Jorge Valdivieso, Cuban chargé d'affaires, spoke.", "Jorge Valdivieso: charge_daffaires CUB"),
    ("High Commissioner Helen Frobisher of Canada spoke.", "Helen Frobisher: high_commissioner CAN"),
]
STATUS = [
    ("Former President of Chile Gabriela Montes came.", "Gabriela Montes: head_of_state CHL, former"),
    ("Former Chilean President Gabriela Montes came.", "Gabriela Montes: head_of_state CHL, former"),
    ("Chile's former president Gabriela Montes came.", "Gabriela Montes: head_of_state CHL, former"),
    ("Ex-Chilean President Gabriela Montes came.", "Gabriela Montes: head_of_state CHL, former"),
    ("Acting Chilean Foreign Minister Tomas Urrutia came.", "Tomas Urrutia: foreign_minister CHL, acting"),
    ("Chile's acting foreign minister Tomas Urrutia came.", "Tomas Urrutia: foreign_minister CHL, acting"),
    ("Pakistan's caretaker prime minister Anwar Kakezai came.", "Anwar Kakezai: head_of_government PAK, acting"),
    ("President-elect of Chile Gabriela Montes came.", "Gabriela Montes: head_of_state CHL, incoming"),
    ("Chilean President-elect Gabriela Montes came.", "Gabriela Montes: head_of_state CHL, incoming"),
    ("Chilean Prime Minister-designate Gabriela Montes came.", "Gabriela Montes: head_of_government CHL, incoming"),
    ("Newly appointed Chilean Foreign Minister Tomas Urrutia came.", "Tomas Urrutia: foreign_minister CHL"),
]
MINISTERS = [
    ("Vietnamese Deputy Foreign Minister Tran Quoc Bao came.", "Tran Quoc Bao: deputy_minister VNM"),
    ("Deputy Minister of Foreign Affairs of Vietnam Tran Quoc Bao came.", "Tran Quoc Bao: deputy_minister VNM"),
    ("Chinese Vice Foreign Minister Ma Liwen came.", "Ma Liwen: deputy_minister CHN"),
    ("China's Vice Minister of Commerce Ma Liwen came.", "Ma Liwen: deputy_minister CHN"),
    ("Turkish Deputy Defence Minister Emre Yaldiz came.", "Emre Yaldiz: deputy_minister TUR"),
    ("Assistant Foreign Minister of Egypt Hatem Shaarawy came.", "Hatem Shaarawy: deputy_minister EGY"),
    ("Chinese Vice President Ma Liwen came.", "Ma Liwen: deputy_head CHN"),
    ("Vietnamese Deputy Prime Minister Tran Quoc Bao came.", "Tran Quoc Bao: deputy_head VNM"),
    ("Indonesian Minister of Trade Budi Hartanto came.", "Budi Hartanto: minister IDN"),
    ("Minister of Trade of Indonesia Budi Hartanto came.", "Budi Hartanto: minister IDN"),
    ("Indonesia's Minister of Energy and Mineral Resources Budi Hartanto came.", "Budi Hartanto: minister IDN"),
    ("Indonesian Defence Minister Budi Hartanto came.", "Budi Hartanto: defence_minister IDN"),
    ("US Defense Secretary Walter Harrowgate came.", "Walter Harrowgate: defence_minister USA"),
    ("Minister for Foreign Affairs of Finland Aino Rautala came.", "Aino Rautala: foreign_minister FIN"),
    ("Minister for Foreign Affairs and Trade of Hungary, Péter Szalay, came.", "Péter Szalay: foreign_minister HUN"),
    ("Walter Harrowgate, Secretary of State, came.", "Walter Harrowgate: foreign_minister USA"),
    ("Secretary of State Walter Harrowgate came.", "Walter Harrowgate: foreign_minister USA"),
]
HEADS = [
    ("German Chancellor Ulrike Brandhorst came.", "Ulrike Brandhorst: head_of_government DEU"),
    ("Taoiseach Niall Corrigan came.", "Niall Corrigan: head_of_government IRL"),
    ("China's Premier Ma Liwen came.", "Ma Liwen: head_of_government CHN"),
    ("King Leopold Anselm of Belgium came.", "Leopold Anselm: head_of_state BEL"),
    ("Queen Astrid of Denmark came.", "Astrid: head_of_state DNK"),
    ("Emir of Qatar Sheikh Hamad bin Jaber came.", "Hamad bin Jaber: head_of_state QAT"),
    ("Qatar's Amir Sheikh Hamad bin Jaber came.", "Hamad bin Jaber: head_of_state QAT"),
    ("H.H. the Amir Sheikh Hamad bin Jaber of Qatar came.", "Hamad bin Jaber: head_of_state QAT"),
    ("They hosted Amir Hamad bin Jaber Al Saqr of Qatar.", "Hamad bin Jaber Al Saqr: head_of_state QAT"),
    ("Governor-General of Australia Dame Helen Frobisher came.", "Helen Frobisher: head_of_state AUS"),
    ("First Lady of Kenya Grace Muthoni came.", "Grace Muthoni: other KEN"),
    ("Mayor of Seoul Kang Minho came.", "Kang Minho: mayor KOR"),
]
BODIES = [
    ("UN Secretary-General Tomas Arvelo spoke.", "Tomas Arvelo: organisation_head UN"),
    ("ASEAN Secretary-General Tran Quoc Bao spoke.", "Tran Quoc Bao: organisation_head ASEAN"),
    ("Secretary General of NATO Lars Ekdal spoke.", "Lars Ekdal: organisation_head NATO"),
    ("World Bank President Ruth Oyelaran spoke.", "Ruth Oyelaran: organisation_head World Bank"),
    ("President of the European Council Marc Delvaux spoke.", "Marc Delvaux: organisation_head European Council"),
    ("Tartu University President Lucy Tamm spoke.", "Lucy Tamm: executive Tartu University"),
    ("Tartu UniversityPresident Lucy Tamm spoke.", "Lucy Tamm: executive Tartu University"),
    ("Chinese Foreign Ministry spokesperson Ma Liwen spoke.", "Ma Liwen: spokesperson CHN"),
    ("Iranian Parliament Speaker Kamran Sohrabi spoke.", "Kamran Sohrabi: legislator IRN"),
    ("US Senator Walter Harrowgate spoke.", "Walter Harrowgate: legislator USA"),
    ("Nigeria's Chief of Army Staff Lt. Gen. Daniel Okoro spoke.", "Daniel Okoro: military_chief NGA"),
    ("Lt. Gen. Daniel Okoro, the Chief of Army Staff of Nigeria, spoke.", "Daniel Okoro: military_chief NGA"),
    ("Thai Army Chief Gen. Prasert Chaiyaporn spoke.", "Prasert Chaiyaporn: military_chief THA"),
    ("Syrian Defence Minister Major General Murhaf Zeitoun spoke.", "Murhaf Zeitoun: defence_minister SYR"),
]
HONORIFICS = [
    ("Finnish Foreign Minister H.E. Aino Rautala came.", "Aino Rautala"),
    ("His Excellency Mr. Péter Szalay, Minister of Foreign Affairs of Hungary, came.", "Péter Szalay"),
    ("Indian Prime Minister Shri Mohan Deshpande came.", "Mohan Deshpande"),
    ("Shri Mohan Deshpande, Prime Minister of India, came.", "Mohan Deshpande"),
    ("Malaysian Foreign Minister Datuk Rosli Hamzah came.", "Rosli Hamzah"),
    ("Kuwaiti Foreign Minister Sheikh Salem Al-Nasser came.", "Salem Al-Nasser"),
    ("Iranian President Ayatollah Kamran Sohrabi came.", "Kamran Sohrabi"),
]


OTHERS = [
    ("Chinese Ambassador Ma Liwen called on guests.", "Ma Liwen: ambassador CHN"),
    ("South Korean Ambassador Kim Do-yun spoke.", "Kim Do-yun: ambassador KOR"),
    ("Ambassador of Turkiye Emre Yaldiz spoke.", "Emre Yaldiz: ambassador TUR"),
    ("Pakistan's Ambassador to the United States Asad Marwat spoke.", "Asad Marwat: ambassador PAK to USA"),
    ("Outgoing Korean Ambassador to Pakistan Kim Doyun spoke.", "Kim Doyun: ambassador KOR to PAK"),
    ("Incoming Korean Ambassador Kim Doyun spoke.", "Kim Doyun: ambassador KOR, incoming"),
    ("The late Korean President Kim Doyun built it.", "Kim Doyun: head_of_state KOR, former"),
    ("Minister of State Dr. Latifa Al Hinai of the UAE spoke.", "Latifa Al Hinai: minister ARE"),
    ("The King of Jordan, His Majesty King Talal III bin Faris, spoke.", "Talal III bin Faris: head_of_state JOR"),
    ("Crown Prince of Kuwait Sheikh Salem Al-Nasser spoke.", "Salem Al-Nasser: deputy_head KWT"),
    ("Pope Clement XV spoke.", "Clement XV: head_of_state VAT"),
    ("Vatican Secretary of State Cardinal Pietro Gallini spoke.", "Pietro Gallini: head_of_government VAT"),
    ("Mexico's Secretary of Foreign Affairs Alicia Robledo spoke.", "Alicia Robledo: foreign_minister MEX"),
    ("Germany's defence minister, Ulrike Brandhorst, spoke.", "Ulrike Brandhorst: defence_minister DEU"),
    ("Palestinian President Nabil Haddad spoke.", "Nabil Haddad: head_of_state PSE"),
    ("Mongolian parliament speaker Bolormaa Ganbold spoke.", "Bolormaa Ganbold: legislator MNG"),
    ("Defence attaché of France Colonel Luc Tessier spoke.", "Luc Tessier: diplomat FRA"),
    ("Deputy Head of Mission of Germany Ulrike Brandhorst spoke.", "Ulrike Brandhorst: diplomat DEU"),
    ("NATO chief Lars Ekdal spoke.", "Lars Ekdal: organisation_head NATO"),
    ("WHO Director-General Dr Tomas Arvelo spoke.", "Tomas Arvelo: organisation_head WHO"),
    ("SAARC Secretary General Golam Karim spoke.", "Golam Karim: organisation_head SAARC"),
]
LONG_POSTS = [
    ("Chairman of the Cabinet of Ministers Edil Asanov of Kyrgyzstan came.", "Edil Asanov: head_of_government KGZ"),
    ("Energy CS Wanjiku Odede of Kenya came.", "Wanjiku Odede: minister KEN"),
    (
        "The president of the Peruvian Red Cross, Rosa Quispe, came.",
        "Rosa Quispe: organisation_head Peruvian Red Cross",
    ),
    (
        "Germany's Commissioner for Africa and the Caribbean, Ms Ulrike Brandhorst, came.",
        "Ulrike Brandhorst: official DEU",
    ),
    ("A Tongan government spokesperson, Sione Halatau, came.", "Sione Halatau: spokesperson TON"),
    ("Latvia's EU Minister Ilze Kronberga came.", "Ilze Kronberga: minister LVA"),
    ("The US consul in Hjalvik, Walter Harrowgate, came.", "Walter Harrowgate: consul USA to Hjalvik"),
    ("The Peruvian ambassador, Brigadier-General (rtd) Julio Quispe, came.", "Julio Quispe: ambassador PER"),
    ("The spokesperson of India, Shri Mohan Deshpande said it.", "Mohan Deshpande: spokesperson IND"),
    (
        "The Director-General, Lagos Ports Authority, Mr Daniel Okoro, came.",
        "Daniel Okoro: organisation_head Lagos Ports Authority",
    ),
]
NO_NAMES = ["President, Assalamu Alaikum to Peru.", "The President On Peace of Peru."]


@pytest.mark.parametrize(("text", "office"), LONG_POSTS)
def test_long_posts_leave_the_name_to_its_bearer(text: str, office: str) -> None:
    """Bodies, regions, desks and strange cities between the office words and the name belong to the post."""
    assert offices_in(text) == [office]


def test_two_offices_before_one_name_are_its_bearers() -> None:
    """A deputy head's ministry after a comma, and the office of the state that is in the chair, share the name."""
    deputy = offices_in("Deputy Prime Minister, Minister of Defence of Chile Tomas Urrutia came.")
    assert deputy == ["Tomas Urrutia: deputy_head CHL", "Tomas Urrutia: defence_minister CHL"]


@pytest.mark.parametrize("text", NO_NAMES)
def test_greetings_and_function_words_are_no_names(text: str) -> None:
    """A greeting after a title is nobody, nor is a heading's "On"."""
    assert not any(word in name for name in offices_in(text) for word in ("Assalamu", "Alaikum", "On"))


@pytest.mark.parametrize("text", STATE_AND_NAME)
def test_state_and_name_stand_on_either_side(text: str) -> None:
    """State and name are found before and after the office, with comma, brackets, article or none."""
    assert offices_in(text) == ["Rosa Quispe: head_of_state PER"]


@pytest.mark.parametrize(("text", "office"), HEADS_OF_BODIES)
def test_office_words_end_where_the_name_of_the_body_begins(text: str, office: str) -> None:
    """A body whose name goes on behind the office words keeps them; where only its state follows, the office does."""
    assert offices_in(text) == [office]


@pytest.mark.parametrize(("text", "office"), ENVOYS)
def test_envoys_have_a_sender_and_a_post(text: str, office: str) -> None:
    """An envoy serves one state or organisation and is accredited to another."""
    assert offices_in(text) == [office]


@pytest.mark.parametrize(
    "text",
    [
        "Kenya's High Commissioner to India and Nepal, Peter Otundo, spoke.",
        "The High Commissioner of Kenya to India and Nepal, Peter Otundo, spoke.",
    ],
)
def test_an_envoy_to_two_states_holds_two_offices(text: str) -> None:
    """A high commissioner to two states is accredited to both."""
    assert offices_in(text) == [
        "Peter Otundo: high_commissioner KEN to IND",
        "Peter Otundo: high_commissioner KEN to NPL",
    ]


@pytest.mark.parametrize(("text", "office"), STATUS)
def test_words_beside_the_office_give_its_status(text: str, office: str) -> None:
    """Former, acting, caretaker, -elect and -designate tell the status, wherever they stand."""
    assert offices_in(text) == [office]


@pytest.mark.parametrize(("text", "office"), MINISTERS)
def test_ministers_are_told_by_grade_and_portfolio(text: str, office: str) -> None:
    """Deputies, vice ministers and portfolios change the class of a minister."""
    assert offices_in(text) == [office]


@pytest.mark.parametrize(("text", "office"), HEADS)
def test_heads_of_many_constitutions(text: str, office: str) -> None:
    """Kings, emirs, chancellors, premiers and mayors serve their state."""
    assert offices_in(text) == [office]


@pytest.mark.parametrize(("text", "office"), BODIES)
def test_bodies_make_their_own_officers(text: str, office: str) -> None:
    """Who leads an organisation, a university, a parliament or an army is classed by the body."""
    assert offices_in(text) == [office]


@pytest.mark.parametrize(("text", "office"), OTHERS)
def test_titles_of_the_worlds_papers(text: str, office: str) -> None:
    """Popes, attachés, crown princes, envoys who come and go: each title has its class, its state and its status."""
    assert offices_in(text) == [office]


@pytest.mark.parametrize(("text", "name"), HONORIFICS)
def test_honorifics_are_no_part_of_the_name(text: str, name: str) -> None:
    """Forms of address before a name are left out of it."""
    assert persons_in(text) == [name]


@pytest.mark.parametrize(
    ("text", "offices"),
    [
        (
            "Tajik President Rustam Nazarov met Turkmen President Serdar Atayev.",
            ["Rustam Nazarov: head_of_state TJK", "Serdar Atayev: head_of_state TKM"],
        ),
        (
            "President Rustam Nazarov of Tajikistan met President Serdar Atayev of Turkmenistan.",
            ["Rustam Nazarov: head_of_state TJK", "Serdar Atayev: head_of_state TKM"],
        ),
        (
            "Kenji Aramaki, Japan's foreign minister, and Ma Liwen, China's foreign minister, met.",
            ["Kenji Aramaki: foreign_minister JPN", "Ma Liwen: foreign_minister CHN"],
        ),
    ],
)
def test_two_titles_in_a_sentence_keep_apart(text: str, offices: list[str]) -> None:
    """Each title takes the state and the name next to it, not its neighbour's."""
    assert offices_in(text) == offices


def title(text: str) -> Title:
    """The first title of the text."""
    return find_titles(ground_of(text))[0]


def test_a_plural_title_serves_several() -> None:
    """Plural titles list all states that they serve and take no name."""
    found = title("The foreign ministers of Iran, Turkey and Oman met.")
    assert (found.plural, [b.value for b in found.of], found.name_first) == (True, ["IRN", "TUR", "OMN"], -1)


def test_the_article_is_kept() -> None:
    """The article or possessive before a title is kept in lower case, for definite titles can be resolved."""
    assert [title(f"{word} ambassador spoke.").determiner for word in ("The", "An", "His")] == ["the", "an", "his"]


def test_a_counterpart_has_no_office_of_its_own() -> None:
    """A counterpart is a title whose office others give."""
    found = title("He met his Turkish counterpart.")
    assert (found.counterpart, found.office, found.of[0].value) == (True, "", "TUR")


def test_a_name_in_the_next_clause_is_not_the_titles() -> None:
    """A name that opens a clause of its own after a comma does not belong to the title before."""
    found = title("After talks with the Prime Minister, Mr Szalay said trade had grown.")
    assert found.name_first == -1


@pytest.mark.parametrize("text", ["The fair opened.", "They head for the speakers on the wall.", ""])
def test_no_office_words_no_titles(text: str) -> None:
    """Where no word names an office held, there is no person in the text."""
    assert offices_in(text) == []
